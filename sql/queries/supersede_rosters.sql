-- Current rosters that edition $1 bigint replaces: regions $2 text[], years $3 integer[].
UPDATE summary.roster SET superseded_by = $1::bigint
FROM unnest($2::text[], $3::integer[]) AS replaced (region_code, year)
WHERE roster.superseded_by IS NULL AND roster.region_code = replaced.region_code
  AND roster.year = replaced.year
