-- Findings about no report that are new with edition $1 bigint; first seen when the same
-- fingerprint first was, unless it had gone in between.
INSERT INTO summary.finding_row (
    agency_id, scope, region_code, year, rule, severity, verdict, cells, left_value, right_value,
    difference, message_zh, message_en, fingerprint, content_hash, waiver_id, first_edition_id,
    edition_id)
SELECT new.agency_id, new.scope, new.region_code, new.year, new.rule, new.severity, new.verdict,
       new.cells, new.left_value::numeric, new.right_value::numeric, new.difference::numeric,
       new.message_zh, new.message_en, new.fingerprint, new.content_hash, new.waiver_id,
       coalesce((SELECT min(old.first_edition_id) FROM summary.finding_row AS old
                 WHERE old.fingerprint = new.fingerprint
                   AND (old.superseded_by IS NULL OR old.superseded_by = $1::bigint)),
                $1::bigint),
       $1::bigint
FROM pg_temp.standalone_finding AS new
WHERE NOT EXISTS (
    SELECT FROM summary.finding_row AS old
    WHERE old.superseded_by IS NULL AND old.submission_id IS NULL
      AND old.fingerprint = new.fingerprint AND old.content_hash = new.content_hash)
