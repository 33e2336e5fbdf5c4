-- Agencies as they stand, or stood at the end of a year, with whom to call and what they were called
-- before: $1 region_code (null: everywhere; else that region and those below), $2 year (null: today,
-- closed ones too; else those that were there on its last day), $3 class (null: every class).
WITH held AS MATERIALIZED (
    SELECT agency.* FROM registry.agency_in(coalesce($2::integer, 9998)) AS agency
    -- an array, unlike a subquery beside OR, reaches the index
    WHERE ($1::text IS NULL OR agency.region_code = ANY (ARRAY(
              SELECT place.region_code
              FROM registry.area_in($1::text, coalesce($2::integer, 9998)) AS place)))
      AND ($2::integer IS NULL OR agency.active_from <= make_date($2::integer, 12, 31)
           AND (agency.active_to IS NULL OR agency.active_to >= make_date($2::integer, 12, 31)))
      AND ($3::text IS NULL OR agency.class = $3::text)
)
SELECT held.agency_id, held.region_code, held.name, held.class, held.credit_code,
       held.counts_in_total,
       CASE WHEN isfinite(held.active_from) THEN held.active_from END AS active_from,
       CASE WHEN isfinite(held.active_to) THEN held.active_to END AS active_to,
       contact.name AS contact, contact.phone, head.name AS head, head.phone AS head_phone,
       earlier.names AS former_names, earlier.days AS former_until
FROM held
LEFT JOIN registry.contact AS contact
    ON contact.agency_id = held.agency_id AND contact.role = 'contact'
LEFT JOIN registry.contact AS head ON head.agency_id = held.agency_id AND head.role = 'head'
LEFT JOIN (
    SELECT agency_id, array_agg(name ORDER BY until NULLS FIRST, name) AS names,
           array_agg(coalesce(until::text, '') ORDER BY until NULLS FIRST, name) AS days
    FROM registry.earlier_name
    WHERE $1::text IS NULL OR agency_id = ANY (ARRAY(SELECT chosen.agency_id FROM held AS chosen))
    GROUP BY agency_id) AS earlier
    ON earlier.agency_id = held.agency_id
ORDER BY held.region_code COLLATE "C", held.agency_id
