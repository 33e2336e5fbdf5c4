-- The forms that the database knows, for comparison with the form files.
SELECT form_id, content_hash FROM registry.form ORDER BY form_id
