-- How many totals of regions and scopes differ in any count, sum or number of blanks, or stand on
-- one side only. $1 year integer.
WITH ours AS (
    SELECT region_code, scope, expected, received, included, cell_values,
           coalesce(blank, array_fill(0, ARRAY[cardinality(cell_values)])) AS blank
    FROM summary.total
    WHERE superseded_by IS NULL AND scope <> 'direct' AND year = $1::integer
), theirs AS (
    SELECT region_code, scope, expected, received, included, cell_values, blank FROM peer.total
)
SELECT count(*) AS differences, (SELECT count(*) FROM ours) AS compared
FROM ((SELECT * FROM ours EXCEPT SELECT * FROM theirs)
      UNION ALL (SELECT * FROM theirs EXCEPT SELECT * FROM ours)) AS difference
