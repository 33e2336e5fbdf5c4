-- Latest revisions of year huizong.year that follow an earlier one and leave some cell blank, region
-- by region (all if huizong.regions is *), with that one: region's number, agency, submission,
-- revision, form and cells, then form and cells of the revision before. A blank is the byte F8.
COPY (
    SELECT place.number, latest.agency_id, latest.submission_id, latest.revision, latest.form_id,
           latest.packed, before.form_id, before.packed
    FROM intake.visible_submission AS latest
    JOIN registry.agency USING (agency_id)
    JOIN (SELECT code, (row_number() OVER (ORDER BY code COLLATE "C") - 1)::integer AS number
          FROM registry.region) AS place ON place.code = agency.region_code
    CROSS JOIN LATERAL (
        SELECT earlier.form_id, earlier.packed
        FROM intake.visible_submission AS earlier
        WHERE earlier.agency_id = latest.agency_id AND earlier.year = latest.year
          AND earlier.revision < latest.revision
        ORDER BY earlier.revision DESC LIMIT 1) AS before
    WHERE latest.year = (SELECT current_setting('huizong.year')::integer)
      AND latest.revision > 1 AND position('\xf8'::bytea IN latest.packed) > 0
      AND (agency.region_code = ANY (
               (SELECT string_to_array(current_setting('huizong.regions'), ','))::text[])
           OR (SELECT current_setting('huizong.regions') = '*'))
      AND NOT EXISTS (
          SELECT FROM intake.visible_submission AS correction
          WHERE correction.revision > 1 AND correction.agency_id = latest.agency_id
            AND correction.year = latest.year AND correction.revision > latest.revision)
    ORDER BY place.number, latest.agency_id
) TO STDOUT (FORMAT binary)
