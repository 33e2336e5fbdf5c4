-- Reports that count in year huizong.year, of the regions named in huizong.regions and of agencies to
-- which something was allowed that year: region, whether scope own has it, agency's name, form and
-- cells, in order of agencies.
COPY (
    WITH counted AS MATERIALIZED (
        SELECT roster.region_code, filed.is_own, filed.submission_id
        FROM summary.roster
        CROSS JOIN LATERAL (
            SELECT true AS is_own, unnest(roster.included_own) AS submission_id
            UNION ALL SELECT false, unnest(roster.included_other)) AS filed
        WHERE roster.superseded_by IS NULL
          AND roster.year = (SELECT current_setting('huizong.year')::integer)
          AND roster.region_code = ANY (
              (SELECT string_to_array(current_setting('huizong.regions'), ','))::text[])
    )
    SELECT counted.region_code, counted.is_own::integer, agency.name, report.form_id,
           report.packed
    FROM (SELECT DISTINCT agency_id FROM intake.waiver
          WHERE waiver.year = (SELECT current_setting('huizong.year')::integer)
            AND waiver.agency_id IS NOT NULL) AS allowed
    JOIN intake.submission AS report
        ON report.agency_id = allowed.agency_id
       AND report.year = (SELECT current_setting('huizong.year')::integer)
    JOIN counted ON counted.submission_id = report.submission_id
    CROSS JOIN LATERAL (
        SELECT held.name, held.region_code
        FROM registry.agency_in(current_setting('huizong.year')::integer) AS held
        WHERE held.agency_id = report.agency_id OFFSET 0) AS agency
    ORDER BY report.agency_id
) TO STDOUT (FORMAT binary)
