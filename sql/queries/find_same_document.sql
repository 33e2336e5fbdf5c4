-- A submission already read from the same bytes for the same agency and year: $1 agency_id,
-- $2 year, $3 sha256.
SELECT document.submission_id FROM intake.document
JOIN intake.submission USING (submission_id)
WHERE submission.agency_id = $1::bigint AND submission.year = $2::integer
  AND document.sha256 = $3::text
ORDER BY document.submission_id LIMIT 1
