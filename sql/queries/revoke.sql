-- $1 kind, $2 number of the decision, $3 reason, $4 decided_by.
SELECT intake.revoke($1::text, $2::bigint, $3::text, $4::text) AS revocation_id
