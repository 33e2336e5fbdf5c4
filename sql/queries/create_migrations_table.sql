-- Which migrations were applied; the first thing a new database gets.
CREATE TABLE IF NOT EXISTS registry.schema_migration (
    name       text        NOT NULL PRIMARY KEY,
    checksum   text        NOT NULL,
    applied_at timestamptz NOT NULL DEFAULT clock_timestamp()
)
