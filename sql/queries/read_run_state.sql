-- What the last run that looked at everything went by, whether anything has come since then, and
-- where we stand now. Runs of certain years or regions since then may have gone by other rules or
-- days: then everything is looked at again, or every day that lies between.
SELECT edition.edition_id, encode(edition.content_hash, 'hex') AS content_hash,
       coalesce(last_run.system_identifier = here.system_identifier, false) AS has_run_here,
       CASE WHEN since.catalogues = 1 THEN last_run.catalogue_hash END AS last_catalogue_hash,
       last_run.business_date AS last_business_date, since.first_date, since.last_date,
       -- by the index of what is new, whatever the statistics say
       (SELECT min(inbox_id) FROM work.inbox WHERE run_id IS NULL) IS NOT NULL AS has_news,
       pg_current_snapshot()::text AS seen, here.system_identifier
FROM pg_control_system() AS here
LEFT JOIN (SELECT * FROM summary.edition ORDER BY edition_id DESC LIMIT 1) AS edition ON true
LEFT JOIN (SELECT * FROM audit.run
           WHERE is_unrestricted AND outcome IN ('published', 'unchanged')
           ORDER BY run_id DESC LIMIT 1) AS last_run ON true
LEFT JOIN LATERAL (
    SELECT count(DISTINCT run.catalogue_hash) AS catalogues,
           min(run.business_date) AS first_date, max(run.business_date) AS last_date
    FROM audit.run
    WHERE run.run_id >= last_run.run_id AND run.outcome IN ('published', 'unchanged')) AS since
    ON true
