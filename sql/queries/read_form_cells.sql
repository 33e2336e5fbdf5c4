-- Stored cells of form $1 text: their order and scale never change once stored.
SELECT position, cell, scale FROM registry.form_cell WHERE form_id = $1::text ORDER BY position
