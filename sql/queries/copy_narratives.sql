-- Latest revisions of year huizong.year that say something in words, region by region (all if
-- huizong.regions is *), with the words and the cells of the agency's report of the year before:
-- region's number, agency, its name, submission, revision, form and cells, then keys and texts of
-- this year and those of the year before, and last its form and cells.
COPY (
    SELECT place.number, agency.agency_id, agency.name, latest.submission_id, latest.revision,
           latest.form_id, latest.packed, said.keys, said.texts, before.keys, before.texts,
           filed.form_id, filed.packed
    FROM intake.latest_submission AS latest
    CROSS JOIN LATERAL (
        SELECT held.agency_id, held.name, held.region_code
        FROM registry.agency_in(current_setting('huizong.year')::integer) AS held
        WHERE held.agency_id = latest.agency_id OFFSET 0) AS agency
    JOIN (SELECT code, (row_number() OVER (ORDER BY code COLLATE "C") - 1)::integer AS number
          FROM registry.region) AS place ON place.code = agency.region_code
    CROSS JOIN LATERAL (
        SELECT array_agg(part.key ORDER BY part.key COLLATE "C") AS keys,
               array_agg(part.value #>> '{}' ORDER BY part.key COLLATE "C") AS texts
        FROM jsonb_each(CASE jsonb_typeof(latest.narrative) WHEN 'object'
                        THEN latest.narrative END) AS part
        WHERE jsonb_typeof(part.value) = 'string') AS said
    LEFT JOIN intake.latest_submission AS filed
        ON filed.agency_id = latest.agency_id
       AND filed.year = (SELECT current_setting('huizong.year')::integer) - 1
    CROSS JOIN LATERAL (
        SELECT array_agg(part.key ORDER BY part.key COLLATE "C") AS keys,
               array_agg(part.value #>> '{}' ORDER BY part.key COLLATE "C") AS texts
        FROM jsonb_each(CASE jsonb_typeof(filed.narrative) WHEN 'object'
                        THEN filed.narrative END) AS part
        WHERE jsonb_typeof(part.value) = 'string') AS before
    WHERE latest.year = (SELECT current_setting('huizong.year')::integer)
      AND latest.narrative <> '{}'::jsonb
      AND (agency.region_code = ANY (
               (SELECT string_to_array(current_setting('huizong.regions'), ','))::text[])
           OR (SELECT current_setting('huizong.regions') = '*'))
    ORDER BY place.number, agency.agency_id
) TO STDOUT (FORMAT binary)
