-- Stored cells of form $1 text: their order and scale never change once stored.
SELECT position, cell, table_id, row_id, column_id, label_zh, label_en, row_label_zh, row_label_en,
       unit, unit_en, scale, step * scale = 1 AS step_fits
FROM registry.form_cell WHERE form_id = $1::text ORDER BY position
