-- Forgets the cells of form $1 text, in which no report was filed yet.
DELETE FROM registry.form_cell WHERE form_id = $1::text
