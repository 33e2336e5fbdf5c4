-- The result of a claimed share: $1 run_token uuid, $2 coordinator_pid integer, $3 year integer,
-- $4 share_number integer, $5 submissions integer, $6 result bytea. No row if the run has ended.
UPDATE work.share SET state = 'done', submissions = $5::integer, result = $6::bytea
WHERE run_token = $1::uuid AND year = $3::integer AND share_number = $4::integer
  AND state = 'open' AND $2::integer = (SELECT work.coordinator())
RETURNING share_number
