-- A report that was read from the same bytes, for another agency or another year, and was neither
-- withdrawn nor sent back: $1 agency_id, $2 year, $3 sha256.
SELECT submission.submission_id, agency.agency_id, agency.name, submission.year
FROM intake.document
JOIN intake.visible_submission AS submission USING (submission_id)
JOIN registry.agency USING (agency_id)
WHERE document.sha256 = $3::text
  AND (submission.agency_id, submission.year) <> ($1::bigint, $2::integer)
  AND NOT EXISTS (SELECT FROM intake.return_known(NULL) AS held
                  WHERE held.submission_id = submission.submission_id)
ORDER BY submission.submission_id LIMIT 1
