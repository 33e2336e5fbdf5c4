-- Earlier revisions of the agencies named in huizong.agencies, newest first: asked for only when
-- the latest revision is kept out by errors.
COPY (
    SELECT earlier.agency_id, earlier.submission_id, earlier.revision, earlier.submitted_at,
           NULL::timestamptz, earlier.form_id, earlier.packed
    FROM intake.visible_submission AS earlier
    WHERE earlier.year = (SELECT current_setting('huizong.year')::integer)
      AND earlier.agency_id = ANY (
          (SELECT string_to_array(current_setting('huizong.agencies'), ','))::bigint[])
      AND EXISTS (
          SELECT FROM intake.visible_submission AS later
          WHERE later.agency_id = earlier.agency_id AND later.year = earlier.year
            AND later.revision > earlier.revision)
    ORDER BY earlier.agency_id, earlier.revision DESC
) TO STDOUT (FORMAT binary)
