-- Current rows of year $2 integer that edition $1 bigint replaces: regions $3 text[], scopes $4 text[],
-- one entry a row.
UPDATE summary.total SET superseded_by = $1::bigint
FROM unnest($3::text[], $4::text[]) AS replaced (region_code, scope)
WHERE total.superseded_by IS NULL AND total.year = $2::integer
  AND total.region_code = replaced.region_code AND total.scope = replaced.scope
