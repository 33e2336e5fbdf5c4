-- The same as copy_submissions_of_range for the agencies of the regions named in huizong.regions
-- only.
COPY (
    SELECT latest.agency_id, latest.submission_id, latest.revision, latest.submitted_at,
           CASE WHEN latest.revision > 1
                THEN (SELECT min(filed.submitted_at) FROM intake.visible_submission AS filed
                      WHERE filed.agency_id = latest.agency_id AND filed.year = latest.year) END,
           latest.form_id, latest.packed, before.form_id, before.packed
    FROM registry.agency
    JOIN intake.visible_submission AS latest USING (agency_id)
    LEFT JOIN intake.visible_submission AS before
        ON before.agency_id = latest.agency_id
       AND before.year = (SELECT current_setting('huizong.year')::integer) - 1
       AND NOT EXISTS (
           SELECT FROM intake.visible_submission AS correction
           WHERE correction.revision > 1 AND correction.agency_id = before.agency_id
             AND correction.year = before.year AND correction.revision > before.revision)
    WHERE latest.year = (SELECT current_setting('huizong.year')::integer)
      AND agency.region_code = ANY (
          (SELECT string_to_array(current_setting('huizong.regions'), ','))::text[])
      AND NOT EXISTS (
          SELECT FROM intake.visible_submission AS correction
          WHERE correction.revision > 1 AND correction.agency_id = latest.agency_id
            AND correction.year = latest.year AND correction.revision > latest.revision)
) TO STDOUT (FORMAT binary)
