-- The next open share of run $1 uuid in year $2 integer, for the run itself; and how many reports
-- assistants have judged so far. No row if none is open.
UPDATE work.share SET state = 'kept'
WHERE run_token = $1::uuid AND year = $2::integer AND share_number = (
    SELECT free.share_number FROM work.share AS free
    WHERE free.run_token = $1::uuid AND free.year = $2::integer AND free.state = 'open'
    ORDER BY free.share_number
    LIMIT 1
    FOR UPDATE SKIP LOCKED)
RETURNING share_number, first_agency, end_agency,
    (SELECT coalesce(sum(other.submissions), 0) FROM work.share AS other
     WHERE other.run_token = $1::uuid AND other.year = $2::integer) AS submissions_elsewhere
