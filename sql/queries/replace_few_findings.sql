-- What supersede_findings and read_new_findings do with a temporary table, for findings that are
-- few enough to be sent along: $1 edition bigint, $2 year integer, $3 to $7 as supersede_findings
-- has them; $8 text[] fingerprints and $9 text[] content hashes, hexadecimal, of what this run found.
-- A row for each finding that is new, by its number; and one without a number: how many ended.
WITH new AS MATERIALIZED (
    SELECT found.number::integer - 1 AS number, found.fingerprint,
           decode(found.hash, 'hex') AS content_hash
    FROM unnest($8::text[], $9::text[]) WITH ORDINALITY AS found (fingerprint, hash, number)
), gone AS (
    UPDATE summary.finding_row AS old SET superseded_by = $1::bigint
    WHERE old.superseded_by IS NULL AND old.year = $2::integer
      AND ($3::text[] IS NULL OR old.region_code = ANY ($3::text[])
           OR (old.region_code = ANY ($4::text[]) AND old.agency_id IS NULL))
      AND ($5::bigint[] IS NULL OR old.agency_id IS NULL OR old.agency_id = ANY ($5::bigint[])
           OR (old.rule = $6::text AND old.region_code = ANY ($7::text[])))
      AND NOT EXISTS (
          SELECT FROM new
          WHERE new.fingerprint = old.fingerprint AND new.content_hash = old.content_hash)
    RETURNING old.fingerprint
)
SELECT new.number,
       coalesce((SELECT min(old.first_edition_id) FROM summary.finding_row AS old
                 WHERE old.fingerprint = new.fingerprint
                   AND (old.superseded_by IS NULL OR old.superseded_by = $1::bigint)),
                $1::bigint) AS first_edition_id
FROM new
WHERE NOT EXISTS (
    SELECT FROM summary.finding_row AS old
    WHERE old.superseded_by IS NULL AND old.fingerprint = new.fingerprint
      AND old.content_hash = new.content_hash)
UNION ALL
SELECT NULL, count(*) FROM gone
