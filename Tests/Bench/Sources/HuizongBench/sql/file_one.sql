-- $1 report jsonb.
SELECT intake.submit(
    (report ->> 'agency_id')::bigint, (report ->> 'year')::integer, report ->> 'form_id',
    report -> 'cells', (report ->> 'submitted_at')::timestamptz)
FROM (SELECT $1::jsonb AS report) AS given
