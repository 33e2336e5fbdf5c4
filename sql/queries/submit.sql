-- $1 agency_id, $2 year, $3 form_id, $4 cells, $5 submitted_at, $6 published_on, $7 narrative,
-- $8 source.
SELECT intake.submit($1::bigint, $2::integer, $3::text, $4::jsonb, $5::timestamptz, $6::date,
    $7::jsonb, $8::text) AS submission_id
