-- C01: the totals of the checked regions equal the sums of the submissions they are made of, added
-- here from the readable cells, not from what the worker read. $1 year integer, $2 regions text[].
-- Any row forbids the commit.
WITH counted AS (
    SELECT region_code, true AS is_own, unnest(included_own) AS submission_id
    FROM summary.roster
    WHERE superseded_by IS NULL AND year = $1::integer AND region_code = ANY ($2::text[])
    UNION ALL
    SELECT region_code, false, unnest(included_other)
    FROM summary.roster
    WHERE superseded_by IS NULL AND year = $1::integer AND region_code = ANY ($2::text[])
), part AS (
    SELECT counted.region_code, counted.is_own, cell.position, sum(cell.figure) AS figure,
           count(*) FILTER (WHERE cell.figure IS NULL) AS blank
    FROM counted
    JOIN intake.submission USING (submission_id)
    CROSS JOIN LATERAL unnest(submission.cells) WITH ORDINALITY AS cell (figure, position)
    GROUP BY counted.region_code, counted.is_own, cell.position
), added AS (
    SELECT region_code, 'own' AS scope, position, figure, blank FROM part WHERE is_own
    UNION ALL
    SELECT part.region_code,
           CASE WHEN EXISTS (SELECT FROM registry.region AS below
                             WHERE below.parent_code = part.region_code)
                THEN 'direct' ELSE 'all' END,
           position, sum(figure), sum(blank)
    FROM part GROUP BY part.region_code, position
), stored AS (
    SELECT total.region_code, total.scope, cell.position, cell.figure::numeric,
           coalesce(total.blank[cell.position], 0) AS blank
    FROM summary.total
    CROSS JOIN LATERAL unnest(total.cell_values) WITH ORDINALITY AS cell (figure, position)
    WHERE total.superseded_by IS NULL AND total.year = $1::integer
      AND total.region_code = ANY ($2::text[])
      AND (total.scope <> 'all' OR NOT EXISTS (
           SELECT FROM registry.region AS below WHERE below.parent_code = total.region_code))
)
SELECT region_code, scope, position, stored.figure AS stored, added.figure AS added
FROM stored FULL JOIN added USING (region_code, scope, position)
WHERE (coalesce(stored.figure, 0) <> 0 OR coalesce(added.figure, 0) <> 0
       OR coalesce(stored.blank, 0) <> 0 OR coalesce(added.blank, 0) <> 0)
  -- a sum over blanks alone is NULL and is stored as 0 with every submission counted as blank
  AND (coalesce(added.figure, 0) IS DISTINCT FROM stored.figure
       OR added.blank IS DISTINCT FROM stored.blank)
ORDER BY region_code, scope, position LIMIT 10
