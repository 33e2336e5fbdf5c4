-- The agencies of region $1 text that were there in years $2 integer[], as they stood in each as
-- edition $3 bigint knew it, by number.
SELECT chosen.year, agency.agency_id, agency.name, agency.class, agency.counts_in_total,
       agency.standing, agency.active_from, agency.active_to
FROM unnest($2::integer[]) AS chosen (year)
CROSS JOIN LATERAL registry.agencies_among(
    chosen.year, summary.known_at($3::bigint), NULL, ARRAY[$1::text]) AS agency
WHERE agency.standing IS DISTINCT FROM 1
ORDER BY chosen.year, agency.agency_id
