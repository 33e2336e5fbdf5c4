-- The same as copy_submissions_of_range for the agencies named in huizong.agencies only.
COPY (
    SELECT latest.agency_id, latest.submission_id, latest.revision, latest.submitted_at,
           (SELECT min(filed.submitted_at) FROM intake.visible_submission AS filed
            WHERE filed.agency_id = latest.agency_id AND filed.year = latest.year
              AND filed.submission_id <> latest.submission_id),
           latest.form_id, latest.packed, before.form_id, before.packed
    FROM intake.latest_submission AS latest
    LEFT JOIN intake.latest_submission AS before
        ON before.agency_id = latest.agency_id
       AND before.year = (SELECT current_setting('huizong.year')::integer) - 1
    WHERE latest.year = (SELECT current_setting('huizong.year')::integer)
      AND latest.agency_id = ANY (
          (SELECT string_to_array(current_setting('huizong.agencies'), ','))::bigint[])
) TO STDOUT (FORMAT binary)
