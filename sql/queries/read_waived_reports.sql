-- How many reports count in the totals of region $1 text although an error was found in them, because
-- it was waived, by year of $2 integer[], in edition $3 bigint. Each region is followed down the indexes
-- by itself.
SELECT roster.year,
       count(DISTINCT finding.submission_id) FILTER (
           WHERE place.distance = 0 AND finding.submission_id = ANY (roster.included_own)) AS own,
       count(DISTINCT finding.submission_id) AS whole
FROM unnest($2::integer[]) AS chosen (year)
CROSS JOIN LATERAL registry.area_in(
    $1::text, chosen.year, summary.known_at($3::bigint)) AS place
CROSS JOIN LATERAL (
    SELECT listed.year, listed.included_own, listed.included_other
    FROM summary.seen_roster AS listed
    WHERE listed.region_code = place.region_code AND listed.year = chosen.year
      AND listed.edition_id <= $3::bigint
      AND (listed.superseded_by IS NULL OR listed.superseded_by > $3::bigint)
    OFFSET 0) AS roster
CROSS JOIN LATERAL (
    SELECT found.submission_id FROM summary.seen_finding AS found
    WHERE found.region_code = place.region_code AND found.year = chosen.year
      AND found.severity = 'error' AND found.waiver_id IS NOT NULL
      AND found.edition_id <= $3::bigint
      AND (found.superseded_by IS NULL OR found.superseded_by > $3::bigint)
      AND (found.submission_id = ANY (roster.included_own)
           OR found.submission_id = ANY (roster.included_other))
    OFFSET 0) AS finding
GROUP BY roster.year
ORDER BY roster.year
