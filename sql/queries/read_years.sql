-- Report years with submissions, each found by one step down the index, and whether their totals
-- have been published.
WITH RECURSIVE found (year) AS (
    SELECT min(year) FROM intake.submission
    UNION ALL
    SELECT (SELECT min(submission.year) FROM intake.submission WHERE submission.year > found.year)
    FROM found WHERE found.year IS NOT NULL
)
SELECT year, EXISTS (
           SELECT FROM summary.roster
           WHERE roster.superseded_by IS NULL AND roster.year = found.year) AS is_published
FROM found WHERE year IS NOT NULL ORDER BY year
