-- $1 agency_ids, $2 years, $3 form_ids, $4 cells, $5 submitted_at, $6 published_on, $7 narratives,
-- $8 sources: an element each a report.
SELECT submission_id, revision
FROM intake.submit_each($1::bigint[], $2::integer[], $3::text[], $4::jsonb[], $5::timestamptz[],
    $6::date[], $7::jsonb[], $8::text[])
ORDER BY report
