-- How many reports count in a total although an error was found in them, because it was waived: $1
-- region, $2 year, $3 scope, $4 edition bigint.
SELECT count(DISTINCT finding.submission_id) AS reports
FROM registry.region_within_in(
    $2::integer, (SELECT summary.known_at($4::bigint))) AS place
JOIN summary.seen_roster AS roster
    ON roster.region_code = place.region_code AND roster.year = $2::integer
    AND roster.edition_id <= $4::bigint
    AND (roster.superseded_by IS NULL OR roster.superseded_by > $4::bigint)
JOIN summary.seen_finding AS finding
    ON finding.region_code = roster.region_code AND finding.year = roster.year
    AND finding.severity = 'error' AND finding.waiver_id IS NOT NULL
    AND finding.edition_id <= $4::bigint
    AND (finding.superseded_by IS NULL OR finding.superseded_by > $4::bigint)
    AND (finding.submission_id = ANY (roster.included_own)
         OR $3::text = 'all' AND finding.submission_id = ANY (roster.included_other))
WHERE place.ancestor_code = $1::text AND ($3::text = 'all' OR place.distance = 0)
