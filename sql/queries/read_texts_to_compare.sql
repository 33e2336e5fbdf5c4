-- Texts that a report should not repeat, latest revisions: the agency's own last report before
-- the year, and the reports of its region's other agencies for the year. $1 agency_id, $2 year.
SELECT agency.name, latest.year, latest.narrative ->> 'overview' AS overview,
       latest.narrative ->> 'problems' AS problems
FROM registry.agencies_among($2::integer, NULL, NULL, ARRAY(
         SELECT subject.region_code
         FROM registry.agencies_among($2::integer, NULL, ARRAY[$1::bigint]) AS subject)) AS agency
CROSS JOIN LATERAL (
    SELECT submission.year, submission.narrative
    FROM intake.latest_submission AS submission
    WHERE submission.agency_id = agency.agency_id
      AND CASE WHEN agency.agency_id = $1::bigint THEN submission.year < $2::integer
               ELSE submission.year = $2::integer END
    ORDER BY submission.year DESC LIMIT 1) AS latest
WHERE latest.narrative ?| ARRAY['overview', 'problems']
ORDER BY agency.agency_id
