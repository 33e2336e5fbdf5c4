-- The reports of which the published totals of year huizong.year are made, for the regions named in
-- huizong.regions: region, list (0 and 1 included, 2 and 3 excluded; 0 and 2 count in scope own),
-- agency, submission and revision; and of the agencies named in huizong.agencies form and cells.
COPY (
    SELECT listed.region_code, listed.list, filed.agency_id, filed.submission_id, filed.revision,
           CASE WHEN chosen.is_filer THEN filed.form_id END,
           CASE WHEN chosen.is_filer THEN filed.packed END
    FROM (SELECT roster.region_code, list.number AS list, unnest(list.ids) AS submission_id
          FROM summary.roster
          CROSS JOIN LATERAL (VALUES
              (0, included_own), (1, included_other), (2, excluded_own), (3, excluded_other))
              AS list (number, ids)
          WHERE roster.superseded_by IS NULL
            AND roster.year = (SELECT current_setting('huizong.year')::integer)
            AND roster.region_code = ANY (
                (SELECT string_to_array(current_setting('huizong.regions'), ','))::text[]))
         AS listed
    -- row by row by the index, however many the planner takes them for
    CROSS JOIN LATERAL (
        SELECT submission.agency_id, submission.submission_id, submission.revision,
               submission.form_id, submission.packed
        FROM intake.submission
        WHERE submission.submission_id = listed.submission_id
          AND submission.year = (SELECT current_setting('huizong.year')::integer)
        OFFSET 0) AS filed
    CROSS JOIN LATERAL (
        SELECT filed.agency_id = ANY (
            (SELECT string_to_array(current_setting('huizong.agencies'), ','))::bigint[]))
        AS chosen (is_filer)
) TO STDOUT (FORMAT binary)
