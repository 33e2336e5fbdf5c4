-- Earlier reports of the agencies named in huizong.agencies, those filed last first: asked for only
-- when the one filed last of all is kept out by errors. Of a correction also the time of the first.
-- Each agency's reports are put in their order once: somebody may file thousands.
COPY (
    SELECT agency_id, submission_id, revision, submitted_at, first_submitted_at, form_id, packed
    FROM (SELECT filed.agency_id, filed.submission_id, filed.revision, filed.submitted_at,
                 min(filed.submitted_at) OVER (
                     by_filing ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
                     AS first_submitted_at,
                 filed.form_id, filed.packed,
                 lead(filed.submission_id) OVER by_filing AS next_submission_id
          FROM intake.visible_submission AS filed
          WHERE filed.year = (SELECT current_setting('huizong.year')::integer)
            AND filed.agency_id = ANY (
                (SELECT string_to_array(current_setting('huizong.agencies'), ','))::bigint[])
          WINDOW by_filing AS (PARTITION BY filed.agency_id
                               ORDER BY filed.submitted_at, filed.revision)) AS earlier
    WHERE next_submission_id IS NOT NULL
    ORDER BY agency_id, submitted_at DESC, revision DESC
) TO STDOUT (FORMAT binary)
