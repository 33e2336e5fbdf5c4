-- Regions in which one of the agencies $2 bigint[] says something in words, in any revision of year $1
-- integer.
SELECT DISTINCT place.region_code
FROM intake.submission AS filed
CROSS JOIN LATERAL (
    SELECT held.region_code FROM registry.agency_in($1::integer) AS held
    WHERE held.agency_id = filed.agency_id OFFSET 0) AS place
WHERE filed.year = $1::integer AND filed.agency_id = ANY ($2::bigint[])
  AND filed.narrative <> '{}'::jsonb
