-- Findings about no report that are new with edition $1 bigint; first seen when the same
-- fingerprint first was, unless it had gone in between.
-- What was there is read first and once: a join with the table that is being filled would read
-- its growing pages again for each row, should the planner know the table as empty.
WITH old AS MATERIALIZED (
    SELECT old.fingerprint, old.content_hash, old.first_edition_id, old.superseded_by
    FROM pg_temp.standalone_finding AS new
    JOIN summary.finding_row AS old USING (fingerprint)
    WHERE old.superseded_by IS NULL OR old.superseded_by = $1::bigint
), seen AS MATERIALIZED (
    SELECT fingerprint, min(first_edition_id) AS edition_id FROM old GROUP BY fingerprint
)
INSERT INTO summary.finding_row (
    agency_id, scope, region_code, year, rule, severity, verdict, cells, left_value, right_value,
    difference, message_zh, message_en, fingerprint, content_hash, waiver_id, first_edition_id,
    edition_id)
SELECT new.agency_id, new.scope, new.region_code, new.year, new.rule, new.severity, new.verdict,
       new.cells, new.left_value::numeric, new.right_value::numeric, new.difference::numeric,
       new.message_zh, new.message_en, new.fingerprint, new.content_hash, new.waiver_id,
       coalesce(seen.edition_id, $1::bigint), $1::bigint
FROM pg_temp.standalone_finding AS new
LEFT JOIN seen USING (fingerprint)
WHERE NOT EXISTS (
    SELECT FROM old WHERE old.superseded_by IS NULL AND old.fingerprint = new.fingerprint
      AND old.content_hash = new.content_hash)
