-- C04: no counted submission has an error, and none is passed over by a later one without errors.
-- $1 year integer, $2 regions text[]; $3 agencies bigint[]: only their reports are compared with those
-- filed later, all if null. Any row forbids the commit.
WITH counted AS (
    SELECT region_code, unnest(included_own || included_other) AS submission_id
    FROM summary.roster
    WHERE superseded_by IS NULL AND year = $1::integer AND region_code = ANY ($2::text[])
), compared AS (
    SELECT * FROM counted WHERE $3::bigint[] IS NULL
    UNION ALL
    SELECT counted.region_code, counted.submission_id
    FROM (SELECT submission_id FROM intake.submission
          WHERE year = $1::integer AND agency_id = ANY ($3::bigint[]) OFFSET 0) AS own
    JOIN counted USING (submission_id)
), broken AS (
    SELECT submission_id FROM summary.finding_row
    WHERE superseded_by IS NULL AND year = $1::integer AND severity = 'error'
      AND verdict = 'failed' AND waiver_id IS NULL AND region_code = ANY ($2::text[])
      AND submission_id IS NOT NULL
)
SELECT counted.region_code, counted.submission_id, NULL::bigint AS later_submission_id
FROM counted JOIN broken USING (submission_id)
UNION ALL
SELECT compared.region_code, compared.submission_id, later.submission_id
FROM compared
JOIN intake.visible_submission AS filed
    ON filed.submission_id = compared.submission_id AND filed.year = $1::integer
JOIN intake.visible_submission AS later
    ON later.revision > 1 AND later.agency_id = filed.agency_id AND later.year = filed.year
   AND later.revision > filed.revision AND later.submitted_at >= filed.submitted_at
WHERE later.submission_id NOT IN (SELECT submission_id FROM broken)
UNION ALL
-- one with a lower revision that was filed later
SELECT compared.region_code, compared.submission_id, later.submission_id
FROM compared
JOIN intake.visible_submission AS filed
    ON filed.submission_id = compared.submission_id AND filed.year = $1::integer
   AND filed.revision > 1
CROSS JOIN LATERAL (
    SELECT report.submission_id FROM intake.visible_submission AS report
    WHERE report.agency_id = filed.agency_id AND report.year = filed.year
      AND report.revision < filed.revision AND report.submitted_at > filed.submitted_at
    OFFSET 0) AS later
WHERE later.submission_id NOT IN (SELECT submission_id FROM broken)
ORDER BY 1, 2 LIMIT 10
