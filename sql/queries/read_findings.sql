-- Findings open in edition $5 bigint: $1 year, $2 region and all below (all if null), $3 agency
-- (all if null), $4 severity (all if null). Gravest first; those about a region's totals before its
-- agencies. With the names known at $6 instant, now if null. The two arms of the condition on
-- editions are the partial indexes.
WITH finding AS MATERIALIZED (
    SELECT found.* FROM summary.seen_finding AS found
    WHERE found.year = $1::integer AND found.edition_id <= $5::bigint
      AND (found.superseded_by IS NULL OR found.superseded_by > $5::bigint)
      AND ($2::text IS NULL OR found.region_code = ANY (ARRAY(
           SELECT place.region_code
           FROM registry.area_in($2::text, $1::integer, summary.known_at($5::bigint)) AS place)))
      AND ($3::bigint IS NULL OR found.agency_id = $3::bigint)
      AND ($4::text IS NULL OR found.severity = $4::text)
)
SELECT finding.submission_id, finding.revision, finding.agency_id, agency.name AS agency_name,
       finding.region_code, finding.rule, finding.severity, finding.verdict, finding.cells,
       finding.left_value, finding.right_value, finding.difference, finding.message_zh,
       finding.message_en, finding.fingerprint, finding.first_edition_id,
       finding.waiver_id, finding.scope, region.name AS region_name
FROM finding
LEFT JOIN registry.agencies_among($1::integer, $6::timestamptz, ARRAY(
              SELECT DISTINCT named.agency_id FROM finding AS named)) AS agency
    ON agency.agency_id = finding.agency_id
LEFT JOIN (
    -- one name a region, however many rows are of it
    SELECT place.region_code,
           registry.region_name_in(place.region_code, $1::integer, $6::timestamptz) AS name
    FROM (SELECT DISTINCT finding.region_code FROM finding) AS place OFFSET 0) AS region
    ON region.region_code = finding.region_code
ORDER BY array_position(ARRAY['error', 'warning', 'hint'], finding.severity),
         array_position(ARRAY['failed', 'undecided', 'passed'], finding.verdict),
         finding.region_code COLLATE "C", finding.agency_id NULLS FIRST, finding.scope,
         finding.revision,
         finding.rule COLLATE "C", finding.fingerprint
