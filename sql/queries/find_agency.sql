-- Agencies by id or by name: $1 agency_id (null: by name), $2 name, $3 year.
-- Those active at the end of the year first.
SELECT agency.agency_id, agency.name, agency.region_code,
       (agency.active_from <= make_date($3::integer, 12, 31)
        AND (agency.active_to IS NULL OR agency.active_to >= make_date($3::integer, 12, 31)))
           AS is_active
FROM registry.agency
WHERE CASE WHEN $1::bigint IS NOT NULL THEN agency.agency_id = $1::bigint
           ELSE agency.name = $2::text END
ORDER BY is_active DESC, agency.agency_id
