-- The transaction's snapshot, for other connections to see the same.
SELECT pg_export_snapshot() AS snapshot
