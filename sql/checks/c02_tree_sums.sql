-- C02: above the counties, a whole area is the region's own agencies plus the whole areas below.
-- $1 year integer, $2 regions text[]. Any row forbids the commit; position 0 says
-- that numbers of agencies or of cells differ.
SELECT region_code, position, stored, added
FROM summary.tree_differences($1::integer, $2::text[]) LIMIT 10
