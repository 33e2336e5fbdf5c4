-- What doctor looks at on the server.
SELECT current_user AS user_name, current_database() AS database_name,
       current_setting('server_version_num')::integer AS server_version,
       extract(epoch FROM clock_timestamp())::bigint AS unix_seconds,
       pg_has_role(current_user, 'huizong_worker', 'USAGE') AS is_worker,
       (SELECT count(*) FROM pg_locks
        JOIN pg_class ON pg_class.oid = pg_locks.relation AND pg_class.relname = 'run_lock'
        JOIN pg_namespace ON pg_namespace.oid = pg_class.relnamespace
                         AND pg_namespace.nspname = 'work'
        WHERE locktype = 'relation' AND granted AND mode <> 'AccessShareLock'
          AND database = (SELECT oid FROM pg_database WHERE datname = current_database())) AS runs
