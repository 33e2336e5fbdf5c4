-- $1 form_id, $2 title_zh, $3 title_en, $4 first_year, $5 last_year, $6 cell_count, $7 hash.
INSERT INTO registry.form (
    form_id, title_zh, title_en, first_year, last_year, cell_count, content_hash)
VALUES ($1::text, $2::text, $3::text, $4::integer, $5::integer, $6::integer, $7::text)
ON CONFLICT (form_id) DO UPDATE SET
    title_zh = excluded.title_zh, title_en = excluded.title_en,
    first_year = excluded.first_year, last_year = excluded.last_year,
    cell_count = excluded.cell_count, content_hash = excluded.content_hash
