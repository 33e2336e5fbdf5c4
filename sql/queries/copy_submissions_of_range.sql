-- The latest revision of every agency of a range in year huizong.year, cells packed, to the worker;
-- of a correction also the time when the agency first filed; and with each the agency's latest
-- report of the year before.
COPY (
    SELECT latest.agency_id, latest.submission_id, latest.revision, latest.submitted_at,
           CASE WHEN latest.revision > 1
                THEN (SELECT min(filed.submitted_at) FROM intake.visible_submission AS filed
                      WHERE filed.agency_id = latest.agency_id
                        AND filed.year = (SELECT current_setting('huizong.year')::integer)) END,
           latest.form_id, latest.packed, before.form_id, before.packed
    FROM intake.latest_submissions(0) AS latest
    LEFT JOIN intake.latest_submissions(1) AS before USING (agency_id)
) TO STDOUT (FORMAT binary)
