-- Report years to keep: those with submissions, each found by one step down the index, and those
-- published before, as by a run asked for a certain year. A year counts as published when every
-- region is, for a run asked for certain regions publishes no others.
WITH RECURSIVE found (year) AS (
    SELECT min(year) FROM intake.visible_submission
    UNION ALL
    SELECT (SELECT min(report.year) FROM intake.visible_submission AS report
            WHERE report.year > found.year)
    FROM found WHERE found.year IS NOT NULL
), published AS (
    SELECT year, count(*) FILTER (WHERE region_code IN (SELECT code FROM registry.region))
               = (SELECT count(*) FROM registry.region) AS is_whole
    FROM summary.roster WHERE superseded_by IS NULL GROUP BY year
)
SELECT year, coalesce(is_whole, false) AS is_published
FROM (SELECT year FROM found WHERE year IS NOT NULL) AS filed FULL JOIN published USING (year)
ORDER BY year
