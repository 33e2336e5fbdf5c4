-- One of the shares $3 integer[] of run $1 uuid in year $2 integer that an assistant has handed in.
SELECT share_number, submissions, result
FROM work.share
WHERE run_token = $1::uuid AND year = $2::integer AND share_number = ANY ($3::integer[])
  AND state = 'done'
LIMIT 1
