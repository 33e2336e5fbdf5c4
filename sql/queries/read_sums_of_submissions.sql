-- A cell added again from the reports themselves, whatever is stored as totals: $1 cell,
-- $2 regions text[], $3 year, $4 scope, $5 edition bigint whose reports count. One row a region.
SELECT region_code, reports, value
FROM summary.sums_of_submissions($1::text, $2::text[], $3::integer, $4::text, $5::bigint)
ORDER BY region_code COLLATE "C"
