-- What edition $4 bigint finds about the totals of region $1, year $2 and scope $3 by themselves: whether
-- they add up, and what the government's own report says. That it is none of the totals concerns those of
-- both scopes, though it is kept with the nearest.
SELECT finding.submission_id, finding.revision, finding.agency_id, NULL::text AS agency_name,
       finding.region_code, finding.rule, finding.severity, finding.verdict, finding.cells,
       finding.left_value, finding.right_value, finding.difference, finding.message_zh,
       finding.message_en, finding.fingerprint, finding.first_edition_id,
       finding.waiver_id, finding.scope, NULL::text AS region_name
FROM summary.seen_finding AS finding
WHERE finding.year = $2::integer AND finding.region_code = $1::text
  AND finding.edition_id <= $4::bigint
  AND (finding.superseded_by IS NULL OR finding.superseded_by > $4::bigint)
  AND finding.agency_id IS NULL AND finding.rule IN ('R-C-ADD', 'R-C-SUM')
  AND (finding.scope = $3::text OR finding.rule = 'R-C-SUM' AND finding.verdict <> 'passed')
ORDER BY finding.rule COLLATE "C", array_position(ARRAY['failed', 'undecided', 'passed'], finding.verdict),
         finding.fingerprint
