-- Current rows that edition $1 bigint replaces: regions $2 text[], years $3 integer[], scopes $4
-- text[], one entry a row.
UPDATE summary.total SET superseded_by = $1::bigint
FROM unnest($2::text[], $3::integer[], $4::text[]) AS replaced (region_code, year, scope)
WHERE total.superseded_by IS NULL AND total.region_code = replaced.region_code
  AND total.year = replaced.year AND total.scope = replaced.scope
