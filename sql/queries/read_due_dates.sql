-- By when reports of year $1 integer are due, with the extensions granted by $2 date: rows of an
-- agency, which go first; of a region and class; and of a class wherever no other row holds.
SELECT given.agency_id, NULL::text AS region_code, NULL::text AS class, given.due_on
FROM registry.extended_dates($1::integer, 'submit', $2::date) AS given
UNION ALL
SELECT NULL::bigint, due.region_code, due.class, due.due_on
FROM registry.due_dates($1::integer, 'submit') AS due
