-- The years for which dates or exemptions were set: $1 region_code (null: everywhere), with the regions
-- below it and above it.
WITH place AS MATERIALIZED (
    SELECT region_code FROM registry.region_within WHERE ancestor_code = $1::text
    UNION
    SELECT ancestor_code FROM registry.region_within WHERE region_code = $1::text
), named AS MATERIALIZED (
    SELECT ARRAY(SELECT place.region_code FROM place) AS regions,
           ARRAY(SELECT agency.agency_id FROM registry.agency
                 WHERE agency.region_code = ANY (ARRAY(SELECT place.region_code FROM place)))
               AS agencies
)
SELECT year FROM registry.deadline
WHERE $1::text IS NULL OR region_code IS NULL
   OR region_code = ANY ((SELECT named.regions FROM named)::text[])
UNION
SELECT year FROM registry.extension
WHERE $1::text IS NULL OR agency_id = ANY ((SELECT named.agencies FROM named)::bigint[])
UNION
SELECT year FROM registry.exemption
WHERE $1::text IS NULL OR agency_id = ANY ((SELECT named.agencies FROM named)::bigint[])
ORDER BY year
