-- The same as copy_corrections for the agencies named in huizong.agencies only, whose reports are put
-- in order instead of looking for those that none was filed after: a much shorter plan.
COPY (
    SELECT filed.agency_id, filed.submission_id, filed.revision, filed.form_id, filed.packed,
           filed.form_before, filed.packed_before
    FROM (SELECT report.agency_id, report.submission_id, report.revision, report.form_id,
                 report.packed, lead(report.form_id) OVER by_filing AS form_before,
                 lead(report.packed) OVER by_filing AS packed_before,
                 row_number() OVER by_filing AS place
          FROM intake.visible_submission AS report
          WHERE report.year = (SELECT current_setting('huizong.year')::integer)
            AND report.agency_id = ANY (
                (SELECT string_to_array(current_setting('huizong.agencies'), ','))::bigint[])
          WINDOW by_filing AS (PARTITION BY report.agency_id
                               ORDER BY report.submitted_at DESC, report.revision DESC)) AS filed
    WHERE filed.place = 1 AND filed.packed_before IS NOT NULL
      AND position('\xf8'::bytea IN filed.packed) > 0
    ORDER BY filed.agency_id
) TO STDOUT (FORMAT binary)
