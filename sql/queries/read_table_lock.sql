-- Who keeps others from reading a table of ours, or, where nobody does, from writing to one; with
-- the table: somebody waited for it as long as may be. Of another login the server may not tell
-- since when.
SELECT held.pid, coalesce(activity.usename::text, '?') AS login, activity.xact_start AS since,
       true AS is_overdue,
       format('%s.%s', pg_namespace.nspname, pg_class.relname) AS table_name
FROM pg_locks AS held
JOIN pg_class ON pg_class.oid = held.relation
JOIN pg_namespace ON pg_namespace.oid = pg_class.relnamespace
    AND pg_namespace.nspname IN ('registry', 'intake', 'summary', 'audit', 'work')
LEFT JOIN pg_stat_activity AS activity ON activity.pid = held.pid
WHERE held.locktype = 'relation' AND held.granted
  AND held.mode IN ('AccessExclusiveLock', 'ExclusiveLock', 'ShareRowExclusiveLock', 'ShareLock')
  AND held.pid IS DISTINCT FROM pg_backend_pid()
  AND held.database = (SELECT oid FROM pg_database WHERE datname = current_database())
ORDER BY held.mode <> 'AccessExclusiveLock', held.mode, activity.xact_start NULLS LAST LIMIT 1
