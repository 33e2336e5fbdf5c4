-- Which regions lay directly below region $1 text in each of years $2 integer[], as
-- edition $3 bigint knew it.
SELECT chosen.year, region.code
FROM unnest($2::integer[]) AS chosen (year)
CROSS JOIN LATERAL registry.region_in(
    chosen.year, summary.known_at($3::bigint)) AS region
WHERE region.parent_code = $1::text
ORDER BY chosen.year, region.code COLLATE "C"
