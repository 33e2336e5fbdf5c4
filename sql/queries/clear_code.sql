-- Forgets which files of sql/code were applied, before all of them are applied again.
DELETE FROM registry.schema_code
