-- The last run of business date $1 date that did its work.
SELECT outcome, edition_id, finished_at FROM audit.run
WHERE business_date = $1::date AND outcome IN ('published', 'unchanged')
ORDER BY run_id DESC LIMIT 1
