-- The figures of single agencies, for people who sort and group, and over the years.

-- One row for each report that counts and each cell of its form, of the region's own agencies.
CREATE OR REPLACE VIEW summary.agency_year WITH (security_barrier = true) AS
SELECT roster.region_code, roster.year, report.agency_id,
       coalesce(held.name, agency.name) AS agency_name,
       coalesce(held.class, agency.class) AS agency_class, report.submission_id,
       report.revision, c.cell, trim_scale(report.cells[c.position] * c.step) AS value,
       report.status
FROM summary.roster
CROSS JOIN LATERAL unnest(roster.included_own || roster.included_other) AS counted (id)
CROSS JOIN LATERAL (
    SELECT filed.agency_id, filed.submission_id, filed.revision, filed.form_id, filed.cells,
           CASE WHEN EXISTS (
                    SELECT FROM summary.finding_row AS finding
                    WHERE finding.submission_id = filed.submission_id
                      AND finding.severity = 'error' AND finding.waiver_id IS NOT NULL
                      AND finding.superseded_by IS NULL)
                THEN 'waived' ELSE 'counted' END AS status
    FROM intake.submission AS filed
    WHERE filed.submission_id = counted.id AND filed.year = roster.year
    OFFSET 0) AS report
JOIN registry.agency ON agency.agency_id = report.agency_id
LEFT JOIN LATERAL (
    SELECT past.name, past.class FROM registry.agency_past AS past
    WHERE past.agency_id = report.agency_id AND past.until > make_date(roster.year, 12, 31)
    ORDER BY past.until LIMIT 1) AS held ON true
JOIN registry.form_cell AS c ON c.form_id = report.form_id
WHERE roster.superseded_by IS NULL
  AND ((SELECT registry.sees_all()) OR roster.region_code IN (SELECT registry.seen_regions()));
COMMENT ON VIEW summary.agency_year IS '各单位计入合计的数，每单位、年度、单元格一行，当前版次 / the figures of each agency that count, one row an agency, year and cell, current edition';
COMMENT ON COLUMN summary.agency_year.region_code IS '单位当年所属地区 / the region that the agency belonged to in that year';
COMMENT ON COLUMN summary.agency_year.year IS '报告年度 / report year';
COMMENT ON COLUMN summary.agency_year.agency_name IS '单位当年的名称 / what the agency was called in that year';
COMMENT ON COLUMN summary.agency_year.agency_class IS '单位当年的类别 / the class of the agency in that year';
COMMENT ON COLUMN summary.agency_year.submission_id IS '计入的报告 / the report that counts';
COMMENT ON COLUMN summary.agency_year.revision IS '该报告的版本 / its revision';
COMMENT ON COLUMN summary.agency_year.cell IS '单元格名，见 registry.form_cell / the cell, see registry.form_cell';
COMMENT ON COLUMN summary.agency_year.value IS '数值，表格单位；空白为空 / in the form''s unit; NULL: left blank';
COMMENT ON COLUMN summary.agency_year.status IS 'counted 计入，waived 经例外计入 / counted, or counted because of a waiver';

-- A figure of one agency over the years, as an edition has it: of the report that counts, or without a
-- value of one that errors keep out.
CREATE OR REPLACE FUNCTION summary.agency_figures(
    wanted_agency bigint, wanted_cell text, wanted_edition bigint)
RETURNS TABLE (
    year integer, region_code text, agency_name text, form_id text, submission_id bigint,
    revision integer, value numeric, status text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT DISTINCT ON (filed.year)
           filed.year, place.region_code, place.name, filed.form_id, filed.submission_id,
           filed.revision,
           CASE WHEN listed.counts THEN trim_scale(filed.cells[c.position] * c.step) END,
           CASE WHEN NOT listed.counts THEN 'excluded'
                WHEN EXISTS (
                    SELECT FROM summary.finding_row AS finding
                    WHERE finding.submission_id = filed.submission_id
                      AND finding.severity = 'error' AND finding.waiver_id IS NOT NULL
                      AND finding.edition_id <= wanted_edition
                      AND (finding.superseded_by IS NULL
                           OR finding.superseded_by > wanted_edition)) THEN 'waived'
                ELSE 'counted' END
    FROM intake.submission AS filed
    CROSS JOIN LATERAL registry.agencies_among(
        filed.year, NULL, ARRAY[wanted_agency]) AS place
    CROSS JOIN LATERAL (
        SELECT held.* FROM summary.roster AS held
        WHERE held.region_code = place.region_code
          AND held.year = filed.year AND held.edition_id <= wanted_edition
          AND (held.superseded_by IS NULL OR held.superseded_by > wanted_edition)
        OFFSET 0) AS roster
    CROSS JOIN LATERAL (
        SELECT filed.submission_id = ANY (roster.included_own || roster.included_other)
                   AS counts) AS listed
    JOIN registry.form_cell AS c ON c.form_id = filed.form_id AND c.cell = wanted_cell
    WHERE filed.agency_id = wanted_agency
      AND (listed.counts
           OR filed.submission_id = ANY (roster.excluded_own || roster.excluded_other))
      AND registry.sees_region(place.region_code)
    ORDER BY filed.year, listed.counts DESC, filed.revision DESC
$$;
COMMENT ON FUNCTION summary.agency_figures IS '某单位某格的历年数 / a figure of one agency over the years';
