-- Report years to keep: those with submissions, each found by one step down the index, and those
-- published before, as by a run asked for a certain year. A year counts as published when every
-- region is, for a run asked for certain regions publishes no others.
WITH RECURSIVE found (year) AS (
    SELECT min(year) FROM intake.submission
    UNION ALL
    SELECT (SELECT min(submission.year) FROM intake.submission WHERE submission.year > found.year)
    FROM found WHERE found.year IS NOT NULL
), kept AS (
    SELECT year FROM found WHERE year IS NOT NULL
    UNION
    SELECT year FROM summary.roster WHERE superseded_by IS NULL
)
SELECT year, (SELECT count(*) FROM registry.region)
           = (SELECT count(*) FROM summary.roster
              JOIN registry.region ON region.code = roster.region_code
              WHERE roster.superseded_by IS NULL AND roster.year = kept.year) AS is_published
FROM kept ORDER BY year
