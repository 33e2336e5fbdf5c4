-- C02: above the counties, a whole area is the region's own agencies plus the whole areas below; and
-- a region with agencies that count has a total at all, for a sum does not miss what is not there.
-- $1 year integer, $2 regions text[]. Any row forbids the commit; position 0 says
-- that numbers of agencies or of cells differ.
WITH without AS MATERIALIZED (
    SELECT code FROM unnest($2::text[]) AS affected (code)
    WHERE NOT EXISTS (SELECT FROM summary.total
                      WHERE total.superseded_by IS NULL AND total.year = $1::integer
                        AND total.region_code = affected.code AND total.scope = 'all')
      -- a year without a form has no totals
      AND EXISTS (SELECT FROM summary.total
                  WHERE total.superseded_by IS NULL AND total.year = $1::integer)
)
SELECT region_code, position, stored, added
FROM summary.tree_differences($1::integer, $2::text[])
UNION ALL
-- few, if any: each is looked up
SELECT without.code, 0, NULL, expected.agencies::text
FROM without
CROSS JOIN LATERAL (
    SELECT count(*) AS agencies FROM registry.expected_agencies($1::integer) AS agency
    WHERE agency.region_code = without.code AND agency.counts_in_total AND NOT agency.is_exempt
    OFFSET 0) AS expected
WHERE expected.agencies > 0
LIMIT 10
