-- Stored form $1 text.
SELECT title_zh, title_en, first_year, last_year, cell_count, content_hash
FROM registry.form WHERE form_id = $1::text
