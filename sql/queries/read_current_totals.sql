-- Current totals of year $1 integer: of the whole area of regions $2 text[], and of the own agencies,
-- with townships, of regions $3 text[].
SELECT region_code, scope, expected, received, included, on_time, cell_values, blank
FROM summary.total
WHERE superseded_by IS NULL AND year = $1::integer AND scope = 'all'
  AND region_code = ANY ($2::text[])
UNION ALL
SELECT region_code, scope, expected, received, included, on_time, cell_values, blank
FROM summary.total
WHERE superseded_by IS NULL AND year = $1::integer AND scope = 'direct'
  AND region_code = ANY ($3::text[])
