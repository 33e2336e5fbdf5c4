-- The agencies of region $1 text that were there in years $2 integer[], as they stood in each as
-- edition $3 bigint knew it, by number.
SELECT chosen.year, agency.agency_id, agency.name, agency.class, agency.counts_in_total,
       agency.standing, held.active_from, held.active_to
FROM unnest($2::integer[]) AS chosen (year)
CROSS JOIN LATERAL registry.agencies_in(
    chosen.year, (SELECT summary.known_at($3::bigint))) AS agency
JOIN registry.agency AS held ON held.agency_id = agency.agency_id
WHERE agency.region_code = $1::text AND agency.standing IS DISTINCT FROM 1
ORDER BY chosen.year, agency.agency_id
