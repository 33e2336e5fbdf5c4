-- Waits until nobody holds share $3 integer of run $1 uuid in year $2 integer.
SELECT FROM work.share
WHERE run_token = $1::uuid AND year = $2::integer AND share_number = $3::integer
FOR SHARE
