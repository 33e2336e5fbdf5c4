-- Agencies by number or by exact name: $1 agency_id (null: by name), $2 name, $3 year,
-- $4 region_code (null: everywhere; else that region and those below). Those active at the end of
-- the year first.
SELECT agency.agency_id, agency.name, agency.region_code,
       (agency.active_from <= make_date($3::integer, 12, 31)
        AND (agency.active_to IS NULL OR agency.active_to >= make_date($3::integer, 12, 31)))
           AS is_active
FROM registry.agency
WHERE (agency.agency_id = $1::bigint OR ($1::bigint IS NULL AND agency.name = $2::text))
  AND ($4::text IS NULL OR agency.region_code IN (
          SELECT place.region_code FROM registry.region_within AS place
          WHERE place.ancestor_code = $4::text))
ORDER BY is_active DESC, agency.agency_id
