-- Due dates by which a report must be public before it need be filed: one of them, and how many there
-- are.
WITH due AS (
    SELECT known.year, event.name AS event, dates.region_code, dates.class, dates.due_on
    FROM (SELECT DISTINCT year FROM registry.deadline) AS known
    CROSS JOIN (VALUES ('submit'), ('publish')) AS event (name)
    CROSS JOIN LATERAL registry.due_dates(known.year, event.name) AS dates
), place AS (
    SELECT DISTINCT year, region_code, class FROM due
), odd AS (
    SELECT place.year, place.region_code, place.class, filing.due_on AS submit_on,
           publication.due_on AS publish_on
    FROM place
    CROSS JOIN LATERAL (
        SELECT due.due_on FROM due
        WHERE due.event = 'submit' AND due.year = place.year AND due.class = place.class
          AND (due.region_code IS NULL OR due.region_code = place.region_code)
        ORDER BY due.region_code NULLS LAST LIMIT 1) AS filing
    CROSS JOIN LATERAL (
        SELECT due.due_on FROM due
        WHERE due.event = 'publish' AND due.year = place.year AND due.class = place.class
          AND (due.region_code IS NULL OR due.region_code = place.region_code)
        ORDER BY due.region_code NULLS LAST LIMIT 1) AS publication
    WHERE publication.due_on < filing.due_on
)
SELECT count(*) OVER () AS count, year, coalesce(region_code, '') AS region_code, class,
       submit_on, publish_on
FROM odd ORDER BY year DESC, region_code NULLS FIRST, class LIMIT 1
