-- The same for the agencies of the regions named in huizong.regions only.
COPY (
    SELECT candidate.agency_id, candidate.submission_id, candidate.revision,
           place.number, candidate.class, candidate.standing, candidate.first_submitted_on,
           candidate.form_id, candidate.cell_count, candidate.packed
    FROM intake.candidate
    JOIN (SELECT code, (row_number() OVER (ORDER BY code COLLATE "C") - 1)::integer AS number
          FROM registry.region) AS place ON place.code = candidate.region_code
    WHERE candidate.year = current_setting('huizong.year')::integer
      AND candidate.region_code = ANY (string_to_array(current_setting('huizong.regions'), ','))
) TO STDOUT (FORMAT binary)
