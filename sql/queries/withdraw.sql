-- $1 submission_id, $2 reason, $3 decided_by.
SELECT intake.withdraw($1::bigint, $2::text, $3::text) AS withdrawal_id
