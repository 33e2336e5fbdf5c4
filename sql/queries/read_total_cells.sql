-- A region's totals, one row a cell in form order, each with how complete the total is: $1 region,
-- $2 year, $3 scope, $4 edition. The arrays are taken apart once, not uncompressed for every cell.
SELECT total.form_id, total.expected, total.received, total.included,
       total.received - total.included AS excluded, total.expected - total.received AS missing,
       total.on_time, total.late,
       c.cell, c.label_zh, c.label_en, c.row_label_zh, c.row_label_en, c.unit, c.unit_en,
       CASE WHEN total.included > coalesce(figure.blank, 0)
            THEN trim_scale(figure.value * c.step) END AS value,
       total.included - coalesce(figure.blank, 0) AS reported, coalesce(figure.blank, 0) AS blank
FROM summary.seen_total AS total
CROSS JOIN LATERAL unnest(total.cell_values, total.blank)
    WITH ORDINALITY AS figure (value, blank, position)
JOIN registry.form_cell AS c ON c.form_id = total.form_id AND c.position = figure.position
WHERE total.region_code = $1::text AND total.year = $2::integer AND total.scope = $3::text
  AND total.edition_id <= $4::bigint
  AND (total.superseded_by IS NULL OR total.superseded_by > $4::bigint)
ORDER BY c.position
