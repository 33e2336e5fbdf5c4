-- $1 name text, $2 checksum text.
INSERT INTO registry.schema_migration (name, checksum) VALUES ($1::text, $2::text)
