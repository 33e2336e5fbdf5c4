-- Current totals of the whole area of regions $2 text[] in year $1 integer.
SELECT region_code, expected, received, included, on_time, cell_values, blank
FROM summary.total
WHERE superseded_by IS NULL AND year = $1::integer AND scope = 'all'
  AND region_code = ANY ($2::text[])
