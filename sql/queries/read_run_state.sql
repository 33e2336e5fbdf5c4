-- What the last run that looked at everything saw, and where we stand now. Runs of certain years or
-- regions since then may have gone by other rules or days: then everything is looked at again, or
-- every day that lies between.
SELECT edition.edition_id, encode(edition.content_hash, 'hex') AS content_hash,
       last_run.seen::text AS last_seen, last_run.system_identifier AS last_system_identifier,
       CASE WHEN since.catalogues = 1 THEN last_run.catalogue_hash END AS last_catalogue_hash,
       last_run.business_date AS last_business_date, since.first_date, since.last_date,
       since.runs = 1 AS is_last_run,
       pg_current_snapshot()::text AS seen,
       (SELECT system_identifier FROM pg_control_system()) AS system_identifier
FROM (SELECT) AS always
LEFT JOIN (SELECT * FROM summary.edition ORDER BY edition_id DESC LIMIT 1) AS edition ON true
LEFT JOIN (SELECT * FROM audit.run WHERE is_unrestricted AND outcome <> 'failed'
           ORDER BY run_id DESC LIMIT 1) AS last_run ON true
LEFT JOIN LATERAL (
    SELECT count(*) AS runs, count(DISTINCT run.catalogue_hash) AS catalogues,
           min(run.business_date) AS first_date, max(run.business_date) AS last_date
    FROM audit.run WHERE run.run_id >= last_run.run_id AND run.outcome <> 'failed') AS since ON true
