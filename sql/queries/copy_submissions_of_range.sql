-- The report that every agency of a range filed last in year huizong.year, cells packed, to the
-- worker; of a correction also the time when the agency first filed; and with each the agency's
-- latest report of the year before. A first revision is a correction where the second one, as when
-- an older paper is stored later, was filed before it.
COPY (
    SELECT latest.agency_id, latest.submission_id, latest.revision, latest.submitted_at,
           CASE WHEN latest.revision > 1 OR latest.agency_id IN (
                    SELECT again.agency_id FROM intake.visible_submission AS again
                    WHERE again.revision > 1
                      AND again.year = (SELECT current_setting('huizong.year')::integer))
                THEN (SELECT min(filed.submitted_at) FROM intake.visible_submission AS filed
                      WHERE filed.agency_id = latest.agency_id
                        AND filed.year = (SELECT current_setting('huizong.year')::integer)
                        AND filed.submission_id <> latest.submission_id) END,
           latest.form_id, latest.packed, before.form_id, before.packed
    FROM intake.latest_submissions(0) AS latest
    LEFT JOIN intake.latest_submissions(1) AS before USING (agency_id)
) TO STDOUT (FORMAT binary)
