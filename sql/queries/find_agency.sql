-- Agencies by number or by exact name, that of the year or today's: $1 agency_id (null: by name),
-- $2 name, $3 year, $4 region_code (null: everywhere; else that region and those below, as they stood
-- in the year). Those active at the end of the year first.
SELECT agency.agency_id, agency.name, agency.region_code,
       (agency.active_from <= make_date($3::integer, 12, 31)
        AND (agency.active_to IS NULL OR agency.active_to >= make_date($3::integer, 12, 31)))
           AS is_active
FROM registry.agency_in($3::integer) AS agency
WHERE CASE WHEN $1::bigint IS NOT NULL THEN agency.agency_id = $1::bigint
           ELSE agency.name = $2::text OR agency.agency_id IN (
               SELECT today.agency_id FROM registry.agency AS today WHERE today.name = $2::text)
      END
  AND ($4::text IS NULL OR agency.region_code IN (
          SELECT place.region_code FROM registry.region_within_in($3::integer) AS place
          WHERE place.ancestor_code = $4::text))
ORDER BY is_active DESC, agency.agency_id
