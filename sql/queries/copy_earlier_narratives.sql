-- Earlier revisions of the agencies named in huizong.agencies that say something in words: submission,
-- the agency's name, form and cells, keys and texts. Asked for only when the latest revision is kept
-- out by errors.
COPY (
    SELECT earlier.submission_id, agency.name, earlier.form_id, earlier.packed, said.keys,
           said.texts
    FROM intake.visible_submission AS earlier
    CROSS JOIN LATERAL (
        SELECT held.name, held.region_code
        FROM registry.agency_in(current_setting('huizong.year')::integer) AS held
        WHERE held.agency_id = earlier.agency_id OFFSET 0) AS agency
    CROSS JOIN LATERAL (
        SELECT array_agg(part.key ORDER BY part.key COLLATE "C") AS keys,
               array_agg(part.value #>> '{}' ORDER BY part.key COLLATE "C") AS texts
        FROM jsonb_each(CASE jsonb_typeof(earlier.narrative) WHEN 'object'
                        THEN earlier.narrative END) AS part
        WHERE jsonb_typeof(part.value) = 'string') AS said
    WHERE earlier.year = (SELECT current_setting('huizong.year')::integer)
      AND earlier.narrative <> '{}'::jsonb
      AND earlier.agency_id = ANY (
          (SELECT string_to_array(current_setting('huizong.agencies'), ','))::bigint[])
      AND EXISTS (
          SELECT FROM intake.visible_submission AS later
          WHERE later.agency_id = earlier.agency_id AND later.year = earlier.year
            AND (later.submitted_at, later.revision) > (earlier.submitted_at, earlier.revision))
) TO STDOUT (FORMAT binary)
