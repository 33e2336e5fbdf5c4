-- A region's totals, one row a cell in form order: $1 region, $2 year, $3 scope, $4 edition.
SELECT t.cell, t.label_zh, t.label_en, c.row_label_zh, c.row_label_en, t.unit, c.unit_en,
       t.value, t.reported, t.blank
FROM summary.total_cell_in_edition($4::bigint) AS t
JOIN registry.form_cell AS c USING (form_id, cell)
WHERE t.region_code = $1::text AND t.year = $2::integer AND t.scope = $3::text
ORDER BY c.position
