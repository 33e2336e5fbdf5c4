-- The latest runs, newest first.
SELECT business_date, outcome, edition_id, finished_at, error FROM audit.run
ORDER BY run_id DESC LIMIT 5
