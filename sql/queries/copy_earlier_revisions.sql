-- Earlier revisions of the agencies named in huizong.agencies, newest first: asked for only when
-- the latest revision is kept out by errors.
COPY (
    SELECT revision.agency_id, revision.submission_id, revision.revision,
           place.number, revision.class, revision.standing, revision.first_submitted_on,
           revision.form_id, revision.cell_count, revision.packed
    FROM intake.candidate_revision AS revision
    JOIN (SELECT code, (row_number() OVER (ORDER BY code COLLATE "C") - 1)::integer AS number
          FROM registry.region) AS place ON place.code = revision.region_code
    WHERE revision.year = current_setting('huizong.year')::integer
      AND revision.agency_id = ANY (
          string_to_array(current_setting('huizong.agencies'), ',')::bigint[])
      AND EXISTS (
          SELECT FROM intake.submission AS later
          WHERE later.agency_id = revision.agency_id AND later.year = revision.year
            AND later.revision > revision.revision)
    ORDER BY revision.agency_id, revision.revision DESC
) TO STDOUT (FORMAT binary)
