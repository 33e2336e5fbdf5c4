-- Shares of a run, the same ranges of agencies in each of its years: $1 years integer[], $2 first
-- agencies bigint[], $3 the agencies behind the last bigint[], $4 business_date date, $5 edition_id
-- bigint, $6 snapshot text, $7 seen text, $8 catalogue_hash text, $9 program_version text.
WITH run AS MATERIALIZED (SELECT gen_random_uuid() AS run_token)
INSERT INTO work.share (
    run_token, year, share_number, first_agency, end_agency, business_date, edition_id, snapshot,
    seen, catalogue_hash, program_version)
SELECT run.run_token, year, range.share_number, range.first_agency, range.end_agency, $4::date,
       $5::bigint, $6::text, $7::text, $8::text, $9::text
FROM run
CROSS JOIN unnest($1::integer[]) AS year
CROSS JOIN unnest($2::bigint[], $3::bigint[]) WITH ORDINALITY
    AS range (first_agency, end_agency, share_number)
RETURNING run_token
