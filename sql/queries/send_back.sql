-- $1 submission_id, $2 reason, $3 returned_by.
SELECT intake.send_back($1::bigint, $2::text, $3::text) AS return_id
