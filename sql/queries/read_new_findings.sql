-- Findings that are new with edition $1 bigint, and the edition in which each was first seen: when
-- the same fingerprint first was, unless it had gone in between.
SELECT new.number,
       coalesce((SELECT min(old.first_edition_id) FROM summary.finding_row AS old
                 WHERE old.fingerprint = new.fingerprint
                   AND (old.superseded_by IS NULL OR old.superseded_by = $1::bigint)),
                $1::bigint) AS first_edition_id
FROM pg_temp.new_finding AS new
WHERE NOT EXISTS (
    SELECT FROM summary.finding_row AS old
    WHERE old.superseded_by IS NULL AND old.fingerprint = new.fingerprint
      AND old.content_hash = new.content_hash)
