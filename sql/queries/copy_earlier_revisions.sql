-- Earlier reports of the agencies named in huizong.agencies, those filed last first: asked for only
-- when the one filed last of all is kept out by errors. Of a correction also the time of the first.
COPY (
    SELECT earlier.agency_id, earlier.submission_id, earlier.revision, earlier.submitted_at,
           (SELECT min(filed.submitted_at) FROM intake.visible_submission AS filed
            WHERE filed.agency_id = earlier.agency_id AND filed.year = earlier.year
              AND (filed.submitted_at, filed.revision)
                  < (earlier.submitted_at, earlier.revision)), earlier.form_id, earlier.packed
    FROM intake.visible_submission AS earlier
    WHERE earlier.year = (SELECT current_setting('huizong.year')::integer)
      AND earlier.agency_id = ANY (
          (SELECT string_to_array(current_setting('huizong.agencies'), ','))::bigint[])
      AND EXISTS (
          SELECT FROM intake.visible_submission AS later
          WHERE later.agency_id = earlier.agency_id AND later.year = earlier.year
            AND (later.submitted_at, later.revision)
                > (earlier.submitted_at, earlier.revision))
    ORDER BY earlier.agency_id, earlier.submitted_at DESC, earlier.revision DESC
) TO STDOUT (FORMAT binary)
