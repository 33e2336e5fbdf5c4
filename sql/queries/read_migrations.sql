-- Applied migrations in order.
SELECT name, checksum FROM registry.schema_migration ORDER BY name COLLATE "C"
