-- C05: the change of every total is the change of its reports, and reports that came are in their
-- place, each its agency's only one. $1 year
-- integer, $2 regions text[] whose reports changed, $3 those and the regions above text[], $4 edition
-- bigint, $5 business date. Any row forbids the commit.
SELECT region_code, scope, position, reason, difference
FROM summary.change_differences(
    $1::integer, $2::text[], $3::text[], $4::bigint, $5::date) LIMIT 10
