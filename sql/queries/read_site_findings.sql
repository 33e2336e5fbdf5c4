-- Findings of region $1 text open in edition $3 bigint, in years $2 integer[]. Gravest first; those
-- about its totals before those about its agencies.
SELECT finding.year, finding.submission_id, finding.revision, finding.agency_id, finding.rule,
       finding.severity, finding.verdict, finding.cells, finding.message_zh, finding.message_en,
       finding.first_edition_id, finding.waiver_id, finding.scope
FROM summary.seen_finding AS finding
WHERE finding.region_code = $1::text AND finding.year = ANY ($2::integer[])
  AND finding.edition_id <= $3::bigint
  AND (finding.superseded_by IS NULL OR finding.superseded_by > $3::bigint)
ORDER BY finding.year, array_position(ARRAY['error', 'warning', 'hint'], finding.severity),
         array_position(ARRAY['failed', 'undecided'], finding.verdict),
         finding.agency_id NULLS FIRST, finding.scope, finding.revision,
         finding.rule COLLATE "C", finding.fingerprint
