-- $1 file text, $2 checksum text.
INSERT INTO registry.schema_code (file, checksum) VALUES ($1::text, $2::text)
