-- Latest reports of year huizong.year that follow an earlier one and leave some cell blank, with that
-- one: agency, submission, revision, form and cells, then form and cells of the report before. A
-- blank is the byte F8.
COPY (
    SELECT latest.agency_id, latest.submission_id, latest.revision, latest.form_id, latest.packed,
           before.form_id, before.packed
    FROM intake.latest_submission AS latest
    CROSS JOIN LATERAL (
        SELECT earlier.form_id, earlier.packed
        FROM intake.visible_submission AS earlier
        WHERE earlier.agency_id = latest.agency_id AND earlier.year = latest.year
          AND (earlier.submitted_at, earlier.revision) < (latest.submitted_at, latest.revision)
        ORDER BY earlier.submitted_at DESC, earlier.revision DESC LIMIT 1) AS before
    WHERE latest.year = (SELECT current_setting('huizong.year')::integer)
      AND position('\xf8'::bytea IN latest.packed) > 0
      -- agencies with more than one report are few
      AND EXISTS (
          SELECT FROM intake.submission AS correction
          WHERE correction.revision > 1 AND correction.agency_id = latest.agency_id
            AND correction.year = latest.year)
    ORDER BY latest.agency_id
) TO STDOUT (FORMAT binary)
