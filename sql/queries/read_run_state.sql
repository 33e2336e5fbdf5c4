-- What the last run that looked at everything saw, and where we stand now.
SELECT edition.edition_id, encode(edition.content_hash, 'hex') AS content_hash,
       last_run.seen::text AS last_seen, last_run.system_identifier AS last_system_identifier,
       last_run.catalogue_hash AS last_catalogue_hash, last_run.business_date AS last_business_date,
       pg_current_snapshot()::text AS seen,
       (SELECT system_identifier FROM pg_control_system()) AS system_identifier
FROM (SELECT) AS always
LEFT JOIN (SELECT * FROM summary.edition ORDER BY edition_id DESC LIMIT 1) AS edition ON true
LEFT JOIN (SELECT * FROM audit.run WHERE is_unrestricted AND outcome <> 'failed'
           ORDER BY run_id DESC LIMIT 1) AS last_run ON true
