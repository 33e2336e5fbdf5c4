-- Ends the current findings of year $2 integer that this run no longer makes with edition $1 bigint: those
-- in regions $3 text[] (all if null) or, where only the agencies $5 bigint[] were judged, theirs, and
-- those by rule $6 text in regions $7 text[]; and those about the totals of regions $4 text[]. What the
-- run found comes as $8 text[] fingerprints and $9 text[] content hashes, hexadecimal, if that is
-- little, else in a table. The content hash covers agency, year and revision. A row for each finding
-- that is new, by its number, with the edition in which it was first seen: when the same fingerprint
-- first was, unless it had gone in between; and one without a number: how many ended.
WITH new AS NOT MATERIALIZED (
    -- few: SELECT found.number::integer - 1 AS number, found.fingerprint,
    -- few:        decode(found.hash, 'hex') AS content_hash
    -- few: FROM unnest($8::text[], $9::text[]) WITH ORDINALITY AS found (fingerprint, hash, number)
    -- many: SELECT number, fingerprint, content_hash FROM pg_temp.new_finding
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
                 WHERE old.fingerprint = new.fingerprint AND old.superseded_by IS NULL),
                $1::bigint) AS first_edition_id
FROM new
WHERE NOT EXISTS (
    SELECT FROM summary.finding_row AS old
    WHERE old.superseded_by IS NULL AND old.fingerprint = new.fingerprint
      AND old.content_hash = new.content_hash)
UNION ALL
SELECT NULL, count(*) FROM gone
