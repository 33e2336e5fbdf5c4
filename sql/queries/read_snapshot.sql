-- The transactions that this one sees.
SELECT pg_current_snapshot()::text AS seen
