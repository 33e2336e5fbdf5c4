-- What the regions below contribute to a cell of the whole area, as published in edition $4 bigint:
-- $1 cell, $2 region, $3 year; with the names known at $5 instant, now if null.
SELECT t.region_code, t.region_name, t.value, t.reported, t.blank
FROM summary.total_cell_in_edition($4::bigint, $5::timestamptz) AS t
WHERE t.cell = $1::text AND t.year = $3::integer AND t.scope = 'all'
  AND t.region_code = ANY (ARRAY(
      SELECT code
      FROM registry.region_in($3::integer, summary.known_at($4::bigint))
      WHERE parent_code = $2::text))
ORDER BY t.region_code COLLATE "C"
