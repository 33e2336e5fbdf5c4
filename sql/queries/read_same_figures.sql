-- Agencies of year $1 integer that have reported the same figures as one of the agencies $2 bigint[]
-- in any revision, in the same region: what is said of the ones may change with the others.
WITH mine AS MATERIALIZED (
    SELECT DISTINCT place.region_code, intake.figures_mark(filed.cells) AS mark
    FROM intake.submission AS filed
    CROSS JOIN LATERAL (
        SELECT held.region_code FROM registry.agency_in($1::integer) AS held
        WHERE held.agency_id = filed.agency_id OFFSET 0) AS place
    WHERE filed.year = $1::integer AND filed.agency_id = ANY ($2::bigint[])
), neighbour AS MATERIALIZED (
    SELECT region_code, array_agg(agency_id) AS agencies
    FROM registry.agencies_in($1::integer)
    WHERE region_code = ANY (ARRAY(SELECT mine.region_code FROM mine))
    GROUP BY region_code
)
SELECT DISTINCT same.agency_id
FROM mine
JOIN neighbour USING (region_code)
CROSS JOIN LATERAL (
    SELECT filed.agency_id FROM intake.submission AS filed
    WHERE filed.year = $1::integer AND intake.figures_mark(filed.cells) = mine.mark
      AND filed.agency_id = ANY (neighbour.agencies)
    OFFSET 0) AS same
WHERE same.agency_id <> ALL ($2::bigint[])
