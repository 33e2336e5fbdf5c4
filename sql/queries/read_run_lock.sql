-- Who holds the lock of a run, and since when, whoever has held it longest. Of another login the
-- server may not tell since when: then the record of runs does, if it is a run. It is overdue after
-- half a day, or, if nobody knows since when, if a day and a half ago a run ended last.
SELECT held.pid, coalesce(activity.usename::text, '?') AS login, begun.at AS since,
       coalesce(begun.at < clock_timestamp() - interval '12 hours',
                (SELECT max(finished_at) FROM audit.run) < clock_timestamp() - interval '36 hours',
                false) AS is_overdue
FROM pg_locks AS held
JOIN pg_class ON pg_class.oid = held.relation AND pg_class.relname = 'run_lock'
JOIN pg_namespace ON pg_namespace.oid = pg_class.relnamespace AND pg_namespace.nspname = 'work'
LEFT JOIN pg_stat_activity AS activity ON activity.pid = held.pid
LEFT JOIN LATERAL (
    SELECT started_at FROM audit.run
    WHERE outcome = 'running' AND backend_pid = held.pid ORDER BY run_id DESC LIMIT 1) AS run
    ON true
CROSS JOIN LATERAL (SELECT coalesce(run.started_at, activity.xact_start) AS at) AS begun
WHERE held.locktype = 'relation' AND held.granted AND held.mode <> 'AccessShareLock'
  AND held.pid IS DISTINCT FROM pg_backend_pid()
  AND held.database = (SELECT oid FROM pg_database WHERE datname = current_database())
ORDER BY begun.at NULLS LAST LIMIT 1
