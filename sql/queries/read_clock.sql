-- The database's clock beside a run's business date $1 date, the last business date of a run if that
-- has not come, and the last edition if it was published at a time that has not come.
SELECT (clock_timestamp() AT TIME ZONE 'Asia/Shanghai')::date AS today,
       $1::date > ((clock_timestamp() + interval '1 hour') AT TIME ZONE 'Asia/Shanghai')::date
           AS is_future_date,
       (SELECT max(run.business_date) FROM audit.run
        WHERE run.business_date
              > ((clock_timestamp() + interval '1 hour') AT TIME ZONE 'Asia/Shanghai')::date)
           AS future_run,
       edition.edition_id AS future_edition,
       summary.china_time(edition.published_at) AS published_at
FROM (SELECT) AS always
LEFT JOIN (SELECT * FROM summary.edition ORDER BY edition_id DESC LIMIT 1) AS edition
    ON edition.published_at > clock_timestamp()
