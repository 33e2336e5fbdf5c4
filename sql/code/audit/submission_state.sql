-- What became of a submission.

-- Where each submission stands in the current edition.
CREATE OR REPLACE VIEW audit.submission_state AS
SELECT submission.submission_id, submission.agency_id, submission.year, submission.revision,
       submission.submitted_at, sent_back.returned_at, sent_back.reason AS return_reason,
       CASE WHEN filed.submission_id IS NULL THEN 'withdrawn'
            WHEN counted.submission_id IS NOT NULL THEN 'counted'
            WHEN EXISTS (SELECT FROM intake.visible_submission AS later
                         WHERE later.agency_id = filed.agency_id AND later.year = filed.year
                           AND (later.submitted_at, later.revision)
                               > (filed.submitted_at, filed.revision)) THEN 'corrected'
            WHEN sent_back.submission_id IS NOT NULL THEN 'returned'
            ELSE 'received' END AS state
FROM intake.submission
LEFT JOIN intake.visible_submission AS filed USING (submission_id)
LEFT JOIN intake.return_known(NULL) AS sent_back USING (submission_id)
LEFT JOIN (SELECT unnest(included_own || included_other) AS submission_id
           FROM summary.roster WHERE superseded_by IS NULL) AS counted USING (submission_id);
COMMENT ON VIEW audit.submission_state IS '报告状态：received 已收，returned 已退回，corrected 已被更正，counted 已计入，withdrawn 已撤销 / where each submission stands';
