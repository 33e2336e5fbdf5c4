-- $1 form_id, $2 position from 1, $3 cell, $4 table, $5 row, $6 column, $7 label_zh, $8 label_en,
-- $9 row label zh, $10 row label en, $11 unit, $12 unit_en, $13 scale.
INSERT INTO registry.form_cell (
    form_id, position, cell, table_id, row_id, column_id, label_zh, label_en, row_label_zh,
    row_label_en, unit, unit_en, scale, step)
VALUES ($1::text, $2::integer, $3::text, $4::text, $5::text, $6::text, $7::text, $8::text,
    $9::text, $10::text, $11::text, $12::text, $13::bigint, trim_scale(1::numeric / $13::bigint))
ON CONFLICT (form_id, position) DO UPDATE SET
    label_zh = excluded.label_zh, label_en = excluded.label_en,
    row_label_zh = excluded.row_label_zh, row_label_en = excluded.row_label_en,
    unit = excluded.unit, unit_en = excluded.unit_en
