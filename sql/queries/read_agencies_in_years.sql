-- How agencies $1 bigint[] stood in each of years $2 integer[]; standing: null its figures count,
-- 1 not there, 2 exempt, 3 not counted.
SELECT asked.year, agency.agency_id, agency.name, agency.region_code,
       registry.region_name_in(agency.region_code, asked.year) AS region_name, agency.class,
       agency.standing
FROM unnest($2::integer[]) AS asked (year)
CROSS JOIN LATERAL registry.agencies_among(asked.year, NULL, $1::bigint[]) AS agency
ORDER BY agency.agency_id, asked.year
