-- $1 fingerprint, $2 reason, $3 decided_by, $4 holds_until date.
SELECT intake.waive($1::text, $2::text, $3::text, $4::date) AS waiver_id
