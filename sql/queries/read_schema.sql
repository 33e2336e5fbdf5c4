-- Applied migrations and files of code, with the checksums of their texts, and forms with their first
-- years and the hashes of their files, in no order: every command asks, and to sort takes as long as
-- to read. Fails if there never was a migration.
SELECT 'migration' AS kind, 0 AS first_year, name, checksum FROM registry.schema_migration
UNION ALL
SELECT 'code', 0, file, checksum FROM registry.schema_code
UNION ALL
SELECT 'form', first_year, form_id, content_hash FROM registry.form
