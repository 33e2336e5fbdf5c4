-- The next open share of run $1 uuid, whose server process is $2 integer, for the transaction of an
-- assistant; no row once the run has ended.
SELECT share.year, share.share_number, share.first_agency, share.end_agency
FROM work.share
WHERE share.run_token = $1::uuid AND share.state = 'open'
  AND $2::integer = (SELECT work.coordinator())
ORDER BY share.year, share.share_number
LIMIT 1
FOR UPDATE SKIP LOCKED
