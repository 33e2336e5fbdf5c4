-- Earlier reports of the agencies named in huizong.agencies, those filed last first, with what they
-- say in words: asked for only when the one filed last of all is kept out by errors. Of a
-- correction also the time of the first; then the agency's name, keys and texts. Each agency's
-- reports are put in their order once, and only those of a range are read, from the first up to,
-- but without, the end, counted by how many were filed later: somebody may file thousands.
COPY (
    WITH asked AS MATERIALIZED (
        SELECT given.agency_id, held.name
        FROM unnest((SELECT string_to_array(current_setting('huizong.agencies'), ','))::bigint[])
            AS given (agency_id)
        LEFT JOIN LATERAL (
            SELECT agency.name
            FROM registry.agency_in(current_setting('huizong.year')::integer) AS agency
            WHERE agency.agency_id = given.agency_id OFFSET 0) AS held ON true)
    SELECT earlier.agency_id, earlier.submission_id, earlier.revision, earlier.submitted_at,
           earlier.first_submitted_at, earlier.form_id, earlier.packed, asked.name, said.keys,
           said.texts
    FROM (SELECT filed.agency_id, filed.submission_id, filed.revision, filed.submitted_at,
                 min(filed.submitted_at) OVER (
                     by_filing ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
                     AS first_submitted_at,
                 filed.form_id, filed.packed, filed.narrative,
                 count(*) OVER (PARTITION BY filed.agency_id) - row_number() OVER by_filing
                     AS filed_later
          FROM intake.visible_submission AS filed
          WHERE filed.year = (SELECT current_setting('huizong.year')::integer)
            AND filed.agency_id = ANY (
                (SELECT string_to_array(current_setting('huizong.agencies'), ','))::bigint[])
          WINDOW by_filing AS (PARTITION BY filed.agency_id
                               ORDER BY filed.submitted_at, filed.revision)) AS earlier
    JOIN asked ON asked.agency_id = earlier.agency_id
    CROSS JOIN LATERAL (
        SELECT array_agg(part.key ORDER BY part.key COLLATE "C") AS keys,
               array_agg(part.value #>> '{}' ORDER BY part.key COLLATE "C") AS texts
        FROM jsonb_each(CASE jsonb_typeof(earlier.narrative) WHEN 'object'
                        THEN earlier.narrative END) AS part
        WHERE jsonb_typeof(part.value) = 'string') AS said
    WHERE earlier.filed_later >= (SELECT current_setting('huizong.first_revision')::bigint)
      AND earlier.filed_later < (SELECT current_setting('huizong.end_revision')::bigint)
    ORDER BY earlier.agency_id, earlier.submitted_at DESC, earlier.revision DESC
) TO STDOUT (FORMAT binary)
