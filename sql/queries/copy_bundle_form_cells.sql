-- What each place of a list of cells means; a figure is the stored integer divided by scale.
COPY (
    SELECT form_id, position, cell, label_zh, label_en, unit, unit_en, scale
    FROM registry.form_cell ORDER BY form_id COLLATE "C", position
) TO STDOUT (FORMAT csv, HEADER)
