-- What doctor looks at on the server.
SELECT current_user AS user_name, current_database() AS database_name,
       current_setting('server_version_num')::integer AS server_version,
       extract(epoch FROM clock_timestamp())::bigint AS unix_seconds,
       pg_has_role(current_user, 'huizong_worker', 'USAGE') AS is_worker,
       (SELECT count(*) FROM pg_locks
        WHERE locktype = 'advisory' AND granted AND objsubid = 1
          AND classid::bigint << 32 | objid::bigint = hashtextextended('huizong.run', 0)
          AND database = (SELECT oid FROM pg_database WHERE datname = current_database())) AS runs
