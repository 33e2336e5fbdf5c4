-- The reports that the totals of a region are made of and those that are kept out, with all their
-- figures, for whoever may see the region. Where a figure stood in its document is told of those that
-- are not 0: who looks for a figure looks for these, and most of a form is 0 or blank.
CREATE OR REPLACE FUNCTION summary.listed_reports(
    wanted_region text, wanted_years integer[], wanted_edition bigint)
RETURNS TABLE (
    submission_id bigint, agency_id bigint, year integer, revision integer, form_id text,
    submitted_at text, published_on date, is_counted boolean, is_own boolean, cells bigint[],
    file_name text, positions bigint[], raw_texts text[], places_zh text[], places_en text[],
    waivers bigint[])
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT filed.submission_id, filed.agency_id, filed.year, filed.revision, filed.form_id,
           summary.china_time(filed.submitted_at), filed.published_on, listed.is_counted,
           listed.is_own, filed.cells, document.file_name, place.positions, place.raw_texts,
           place.places_zh, place.places_en,
           (SELECT array_agg(DISTINCT finding.waiver_id ORDER BY finding.waiver_id)
            FROM summary.finding_row AS finding
            WHERE finding.submission_id = filed.submission_id
              AND finding.severity = 'error' AND finding.waiver_id IS NOT NULL
              AND finding.edition_id <= wanted_edition
              AND (finding.superseded_by IS NULL OR finding.superseded_by > wanted_edition))
    FROM summary.roster
    CROSS JOIN LATERAL (
        SELECT id, true AS is_counted, true AS is_own FROM unnest(roster.included_own) AS own (id)
        UNION ALL SELECT id, true, false FROM unnest(roster.included_other) AS other (id)
        UNION ALL SELECT id, false, true FROM unnest(roster.excluded_own) AS kept_out (id)
        UNION ALL SELECT id, false, false FROM unnest(roster.excluded_other) AS kept_out (id)
        ) AS listed
    CROSS JOIN LATERAL (
        SELECT report.* FROM intake.submission AS report
        WHERE report.submission_id = listed.id AND report.year = roster.year
        OFFSET 0) AS filed
    LEFT JOIN intake.document ON document.submission_id = filed.submission_id
    LEFT JOIN LATERAL (
        SELECT array_agg(c.position::bigint ORDER BY c.position) AS positions,
               array_agg(coalesce(entry ->> 'raw', '') ORDER BY c.position) AS raw_texts,
               array_agg(coalesce(entry ->> 'place', '') ORDER BY c.position) AS places_zh,
               array_agg(coalesce(entry ->> 'place_en', entry ->> 'place', '')
                         ORDER BY c.position) AS places_en
        FROM jsonb_array_elements(document.cells) AS entry
        JOIN registry.form_cell AS c ON c.form_id = filed.form_id AND c.cell = entry ->> 'cell'
        WHERE filed.cells[c.position] <> 0) AS place ON true
    WHERE roster.edition_id <= wanted_edition
      AND (roster.superseded_by IS NULL OR roster.superseded_by > wanted_edition)
      AND roster.region_code = wanted_region AND roster.year = ANY (wanted_years)
      AND registry.sees_region(wanted_region)
$$;
COMMENT ON FUNCTION summary.listed_reports IS '计入与未计入的报告及其全部数据，附原文和位置 / the reports that count or are kept out, with all their figures, as written and where';
