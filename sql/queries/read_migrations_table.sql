-- Whether a database has been migrated before.
SELECT to_regclass('registry.schema_migration') IS NOT NULL AS is_migrated
