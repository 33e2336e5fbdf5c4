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
    -- unnest in the select list: in FROM every array would be written to a table of its own
    SELECT region_code, is_own, position, sum(figure) AS figure,
           count(*) - count(figure) AS blank
    FROM (SELECT counted.region_code, counted.is_own, unnest(submission.cells) AS figure,
                 generate_series(1, cardinality(submission.cells)) AS position
          FROM counted JOIN intake.submission USING (submission_id)) AS cell
    GROUP BY region_code, is_own, position
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
    SELECT total.region_code, total.scope, unnest(total.cell_values)::numeric AS figure,
           unnest(total.blank) AS blank,
           generate_series(1, cardinality(total.cell_values)) AS position
    FROM summary.total
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
       OR added.blank IS DISTINCT FROM coalesce(stored.blank, 0))
ORDER BY region_code, scope, position LIMIT 10
