-- The agencies of region $1 that are there on day $2 and are called $3 today.
SELECT agency_id, name, region_code, class, counts_in_total, active_from, active_to
FROM registry.agency
WHERE region_code = $1::text AND name = $3::text
  AND active_from <= $2::date AND (active_to IS NULL OR active_to >= $2::date)
ORDER BY agency_id
