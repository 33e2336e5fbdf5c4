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
    -- each found by hash: a region's own date, else that of every region
    SELECT dated.* FROM (
        SELECT place.year, place.region_code, place.class,
               coalesce(filing.due_on, every_filing.due_on) AS submit_on,
               coalesce(publication.due_on, every_publication.due_on) AS publish_on
        FROM place
        LEFT JOIN due AS filing
            ON filing.event = 'submit' AND filing.year = place.year
           AND filing.class = place.class AND filing.region_code = place.region_code
        LEFT JOIN due AS every_filing
            ON every_filing.event = 'submit' AND every_filing.year = place.year
           AND every_filing.class = place.class AND every_filing.region_code IS NULL
        LEFT JOIN due AS publication
            ON publication.event = 'publish' AND publication.year = place.year
           AND publication.class = place.class AND publication.region_code = place.region_code
        LEFT JOIN due AS every_publication
            ON every_publication.event = 'publish' AND every_publication.year = place.year
           AND every_publication.class = place.class AND every_publication.region_code IS NULL
    ) AS dated
    WHERE dated.publish_on < dated.submit_on
)
SELECT count(*) OVER () AS count, year, coalesce(region_code, '') AS region_code, class,
       submit_on, publish_on
FROM odd ORDER BY year DESC, region_code NULLS FIRST, class LIMIT 1
