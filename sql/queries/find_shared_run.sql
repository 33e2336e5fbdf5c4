-- The run under way that has an open share, claimed or not.
SELECT run_token, business_date, edition_id, snapshot, seen, catalogue_hash, program_version,
       coordinator_pid
FROM work.share
WHERE state = 'open' AND coordinator_pid = (SELECT work.coordinator())
LIMIT 1
