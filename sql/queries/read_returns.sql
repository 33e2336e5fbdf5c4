-- Submissions of year $1 that were sent back.
SELECT sent_back.submission_id, sent_back.reason,
       audit.china_day(sent_back.returned_at) AS returned_on
FROM intake.return_known(NULL) AS sent_back
JOIN intake.submission USING (submission_id)
WHERE submission.year = $1::integer
