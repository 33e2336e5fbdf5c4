-- Of an agency's reports the one filed last, beside a document that may be the same: $1 agency_id,
-- $2 year, $3 sha256, $4 form_id, $5 cells bigint[] in form order, $6 narrative jsonb. What was
-- withdrawn was never filed.
SELECT filed.submission_id, filed.revision, filed.published_on,
       summary.china_time(filed.submitted_at) AS submitted_at,
       EXISTS (SELECT FROM intake.return_known(NULL) AS held
               WHERE held.submission_id = filed.submission_id) AS is_returned,
       EXISTS (SELECT FROM intake.document
               WHERE document.submission_id = filed.submission_id
                 AND document.sha256 = $3::text) AS has_same_bytes,
       (filed.form_id = $4::text AND filed.cells = $5::bigint[]
        AND filed.narrative = $6::jsonb) AS has_same_content,
       CASE WHEN filed.form_id = $4::text THEN filed.cells END AS cells
FROM intake.visible_submission AS filed
WHERE filed.agency_id = $1::bigint AND filed.year = $2::integer
ORDER BY filed.submitted_at DESC, filed.revision DESC LIMIT 1
