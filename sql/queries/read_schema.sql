-- Applied migrations in order and files of code, with the checksums of their texts, and forms in the
-- order of their first years with the hashes of their files, for comparison with this version's.
-- Fails if there never was a migration.
SELECT kind, name, checksum
FROM (SELECT 'migration' AS kind, 0 AS first_year, name, checksum FROM registry.schema_migration
      UNION ALL
      SELECT 'code', 0, file, checksum FROM registry.schema_code
      UNION ALL
      SELECT 'form', first_year, form_id, content_hash FROM registry.form) AS stored
ORDER BY kind, first_year, name COLLATE "C"
