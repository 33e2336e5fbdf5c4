-- Findings open in edition $5 bigint: $1 year, $2 region and all below (all if null), $3 agency
-- (all if null), $4 severity (all if null). Gravest first; those about a region's totals before its
-- agencies. With the names known at $6 instant, now if null. The two arms of the condition on
-- editions are the partial indexes.
SELECT finding.submission_id, finding.revision, finding.agency_id, agency.name AS agency_name,
       finding.region_code, finding.rule, finding.severity, finding.verdict, finding.cells,
       finding.left_value, finding.right_value, finding.difference, finding.message_zh,
       finding.message_en, finding.fingerprint, finding.first_edition_id,
       finding.waiver_id, finding.scope, region.name AS region_name
FROM summary.seen_finding AS finding
LEFT JOIN LATERAL (
    SELECT held.name FROM registry.agency_in($1::integer, $6::timestamptz) AS held
    WHERE held.agency_id = finding.agency_id OFFSET 0) AS agency ON true
LEFT JOIN registry.region_in($1::integer, $6::timestamptz) AS region
    ON region.code = finding.region_code
WHERE finding.year = $1::integer AND finding.edition_id <= $5::bigint
  AND (finding.superseded_by IS NULL OR finding.superseded_by > $5::bigint)
  AND ($2::text IS NULL OR finding.region_code = ANY (ARRAY(
       SELECT region_code
       FROM registry.region_within_in($1::integer, (SELECT summary.known_at($5::bigint)))
       WHERE ancestor_code = $2::text)))
  AND ($3::bigint IS NULL OR finding.agency_id = $3::bigint)
  AND ($4::text IS NULL OR finding.severity = $4::text)
ORDER BY array_position(ARRAY['error', 'warning', 'hint'], finding.severity),
         array_position(ARRAY['failed', 'undecided', 'passed'], finding.verdict),
         finding.region_code COLLATE "C", finding.agency_id NULLS FIRST, finding.scope,
         finding.revision,
         finding.rule COLLATE "C", finding.fingerprint
