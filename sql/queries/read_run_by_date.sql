-- The last finished run of business date $1 date, failed ones left out.
SELECT outcome, edition_id, finished_at FROM audit.run
WHERE business_date = $1::date AND outcome <> 'failed' ORDER BY run_id DESC LIMIT 1
