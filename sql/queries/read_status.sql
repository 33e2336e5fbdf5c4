-- How the job is: the last run that has ended, the last one of everything that did its work, and the
-- one that goes on. One that is said to go on and of which the server has no session is lost.
WITH under_way AS (
    SELECT run.run_id, run.started_at FROM audit.run
    JOIN pg_stat_activity AS activity
        ON activity.pid = run.backend_pid AND activity.datname = current_database()
       AND activity.usename = run.started_by
    WHERE run.outcome = 'running'
), last AS (
    SELECT * FROM audit.run WHERE run_id NOT IN (SELECT run_id FROM under_way)
    ORDER BY run_id DESC LIMIT 1
), good AS (
    SELECT finished_at FROM audit.run
    WHERE is_unrestricted AND outcome IN ('published', 'unchanged')
    ORDER BY run_id DESC LIMIT 1
)
SELECT last.business_date, last.edition_id, last.started_at, last.finished_at, last.error,
       CASE last.outcome WHEN 'running' THEN 'lost' ELSE last.outcome END AS outcome,
       round(extract(epoch FROM clock_timestamp() - good.finished_at))::bigint AS age_seconds,
       round(extract(epoch FROM last.finished_at))::bigint AS finished_seconds,
       round(extract(epoch FROM last.finished_at - last.started_at))::bigint AS took_seconds,
       (SELECT max(started_at) FROM under_way) AS under_way_since,
       coalesce((SELECT min(started_at) < clock_timestamp() - interval '12 hours'
                 FROM under_way), false) AS is_overdue
FROM (SELECT) AS always
LEFT JOIN last ON true
LEFT JOIN good ON true
