-- A row and column of the form over the years: $1 cell, $2 region, $3 scope.
SELECT t.year, t.form_id, t.label_zh, t.label_en, c.row_label_zh, c.row_label_en, t.unit,
       c.unit_en, t.value, t.reported, t.blank, total.expected, total.included
FROM summary.total_cell AS t
JOIN registry.form_cell AS c USING (form_id, cell)
JOIN summary.seen_total AS total ON total.year = t.year AND total.superseded_by IS NULL
    AND total.region_code = $2::text AND total.scope = $3::text
WHERE t.cell = $1::text AND t.region_code = $2::text AND t.scope = $3::text
ORDER BY t.year
