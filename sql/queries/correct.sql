-- $1 submission_id, $2 submitted_at timestamptz, $3 published_on date (null: as it is), $4 reason,
-- $5 decided_by.
SELECT intake.correct($1::bigint, $2::timestamptz, $3::date, $4::text, $5::text) AS correction_id
