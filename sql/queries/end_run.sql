-- Notes down how run $1 bigint ended: $2 outcome, $3 edition_id, $4 submissions, $5 seen,
-- $6 system_identifier, $7 catalogue_hash, $8 error, $9 stage_seconds.
SELECT audit.end_run($1::bigint, $2::text, $3::bigint, $4::integer, $5::pg_snapshot, $6::bigint,
    $7::text, $8::text, $9::jsonb)
