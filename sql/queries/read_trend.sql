-- A row and column of the form over the years, as published in edition $4 bigint: $1 cell,
-- $2 region, $3 scope.
SELECT total.year, total.form_id, c.label_zh, c.label_en, c.row_label_zh, c.row_label_en, c.unit,
       c.unit_en,
       CASE WHEN total.included > coalesce(total.blank[c.position], 0)
            THEN trim_scale(total.cell_values[c.position] * c.step) END AS value,
       total.included - coalesce(total.blank[c.position], 0) AS reported,
       coalesce(total.blank[c.position], 0) AS blank, total.expected, total.included
FROM summary.seen_total AS total
JOIN registry.form_cell AS c ON c.form_id = total.form_id AND c.cell = $1::text
WHERE total.region_code = $2::text AND total.scope = $3::text AND total.edition_id <= $4::bigint
  AND (total.superseded_by IS NULL OR total.superseded_by > $4::bigint)
ORDER BY total.year
