-- How regions $1 text[] stood in each of years $2 integer[].
SELECT asked.year, region.code, region.name, region.level, region.parent_code,
       registry.region_name_in(region.parent_code, asked.year) AS parent_name
FROM unnest($2::integer[]) AS asked (year)
CROSS JOIN LATERAL registry.region_in(asked.year) AS region
WHERE region.code = ANY ($1::text[])
ORDER BY region.code COLLATE "C", asked.year
