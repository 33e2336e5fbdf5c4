-- How many reports count in the totals of region $1 text although an error was found in them, because
-- it was waived, by year of $2 integer[], in edition $3 bigint.
SELECT roster.year,
       count(DISTINCT finding.submission_id) FILTER (
           WHERE place.distance = 0 AND finding.submission_id = ANY (roster.included_own)) AS own,
       count(DISTINCT finding.submission_id) AS whole
FROM unnest($2::integer[]) AS chosen (year)
CROSS JOIN LATERAL registry.region_within_in(
    chosen.year, (SELECT summary.known_at($3::bigint))) AS place
JOIN summary.seen_roster AS roster
    ON roster.region_code = place.region_code AND roster.year = chosen.year
    AND roster.edition_id <= $3::bigint
    AND (roster.superseded_by IS NULL OR roster.superseded_by > $3::bigint)
JOIN summary.seen_finding AS finding
    ON finding.region_code = roster.region_code AND finding.year = roster.year
    AND finding.severity = 'error' AND finding.waiver_id IS NOT NULL
    AND finding.edition_id <= $3::bigint
    AND (finding.superseded_by IS NULL OR finding.superseded_by > $3::bigint)
    AND (finding.submission_id = ANY (roster.included_own)
         OR finding.submission_id = ANY (roster.included_other))
WHERE place.ancestor_code = $1::text
GROUP BY roster.year
ORDER BY roster.year
