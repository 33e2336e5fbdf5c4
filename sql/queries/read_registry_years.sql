-- The years for which dates or exemptions were set: $1 region_code (null: everywhere).
SELECT DISTINCT year
FROM (SELECT year, region_code FROM registry.deadline
      UNION SELECT year, region_code FROM registry.extension JOIN registry.agency USING (agency_id)
      UNION SELECT year, region_code FROM registry.exemption JOIN registry.agency USING (agency_id))
     AS dated
WHERE $1::text IS NULL OR region_code IS NULL
   OR region_code IN (SELECT place.region_code FROM registry.region_within AS place
                      WHERE place.ancestor_code = $1::text)
   OR $1::text IN (SELECT place.region_code FROM registry.region_within AS place
                   WHERE place.ancestor_code = dated.region_code)
ORDER BY year
