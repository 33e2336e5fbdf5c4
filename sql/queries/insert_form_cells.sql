-- The cells of form $1 text, in order: $2 cell, $3 table, $4 row, $5 column, $6 label_zh, $7 label_en,
-- $8 row label zh, $9 row label en, $10 unit, $11 unit_en, all text[], $12 scale bigint[].
INSERT INTO registry.form_cell (
    form_id, position, cell, table_id, row_id, column_id, label_zh, label_en, row_label_zh,
    row_label_en, unit, unit_en, scale, step)
SELECT $1::text, position, cell, table_id, row_id, column_id, label_zh, label_en, row_label_zh,
       row_label_en, unit, unit_en, scale, trim_scale(1::numeric / scale)
FROM unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[],
            $9::text[], $10::text[], $11::text[], $12::bigint[])
    WITH ORDINALITY AS stored (
        cell, table_id, row_id, column_id, label_zh, label_en, row_label_zh, row_label_en, unit,
        unit_en, scale, position)
