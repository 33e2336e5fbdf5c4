-- $1 business_date, $2 started_at, $3 outcome, $4 is_unrestricted, $5 edition_id, $6 submissions,
-- $7 seen, $8 system_identifier, $9 catalogue_hash, $10 error.
INSERT INTO audit.run (
    business_date, started_at, outcome, is_unrestricted, edition_id, submissions, seen,
    system_identifier, catalogue_hash, error)
VALUES ($1::date, $2::timestamptz, $3::text, $4::boolean, $5::bigint, $6::integer,
    $7::pg_snapshot, $8::bigint, $9::text, $10::text)
RETURNING run_id
