-- Where a figure comes from.

-- An instant as people in China write it, fit for --as-of.
CREATE OR REPLACE FUNCTION summary.china_time(instant timestamptz) RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT to_char(instant AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD"T"HH24:MI:SS.US"+08:00"')
$$;

-- What an office sees of a report that counts in its region: one cell, where it stood, and who let
-- the report in; with the agency's name as known at an instant, now if null.
CREATE OR REPLACE FUNCTION summary.counted_figures(
    wanted_cell text, wanted_region text, wanted_year integer, wanted_scope text,
    wanted_edition bigint, wanted_agency bigint DEFAULT NULL,
    known timestamptz DEFAULT NULL)
RETURNS TABLE (
    agency_id bigint, agency_name text, class text, submission_id bigint, revision integer,
    submitted_at text, published_on date, figure bigint, value numeric, file_name text,
    sha256 text, raw_text text, place_zh text, place_en text, waivers bigint[])
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    WITH submission AS MATERIALIZED (
        SELECT filed.*
        FROM summary.roster
        CROSS JOIN LATERAL unnest(
            CASE wanted_scope WHEN 'own' THEN roster.included_own
                              ELSE roster.included_own || roster.included_other END) AS counted (id)
        CROSS JOIN LATERAL (
            SELECT report.* FROM intake.submission AS report
            WHERE report.submission_id = counted.id AND report.year = wanted_year OFFSET 0) AS filed
        WHERE roster.edition_id <= wanted_edition
          AND (roster.superseded_by IS NULL OR roster.superseded_by > wanted_edition)
          AND roster.region_code = wanted_region AND roster.year = wanted_year
          AND (wanted_agency IS NULL OR filed.agency_id = wanted_agency)
          AND registry.sees_region(wanted_region)
    )
    SELECT submission.agency_id, agency.name, agency.class, submission.submission_id,
           submission.revision, summary.china_time(submission.submitted_at),
           submission.published_on, submission.cells[c.position],
           trim_scale(submission.cells[c.position] * c.step), document.file_name,
           document.sha256, written ->> 'raw', written ->> 'place', written ->> 'place_en',
           (SELECT array_agg(DISTINCT finding.waiver_id ORDER BY finding.waiver_id)
            FROM summary.finding_row AS finding
            WHERE finding.submission_id = submission.submission_id
              AND finding.severity = 'error' AND finding.waiver_id IS NOT NULL
              AND finding.edition_id <= wanted_edition
              AND (finding.superseded_by IS NULL OR finding.superseded_by > wanted_edition))
    FROM submission
    JOIN registry.agencies_among(wanted_year, known, ARRAY(
             SELECT filed.agency_id FROM submission AS filed)) AS agency USING (agency_id)
    JOIN registry.form_cell AS c ON c.form_id = submission.form_id AND c.cell = wanted_cell
    LEFT JOIN intake.document ON document.submission_id = submission.submission_id
    LEFT JOIN LATERAL (
        SELECT entry FROM jsonb_array_elements(document.cells) AS entry
        WHERE entry ->> 'cell' = wanted_cell LIMIT 1) AS place (written) ON true
$$;
COMMENT ON FUNCTION summary.counted_figures IS '一个数由哪些报告组成，附原文和位置 / which reports a figure is made of, as written and where';

-- Each region is followed down the indexes by itself: which regions lie below it, which reports
-- count there, their figures. Left to itself the planner, which cannot know how many regions are
-- asked for, reads every report there is.
CREATE OR REPLACE FUNCTION summary.sums_of_submissions(
    wanted_cell text, regions text[], wanted_year integer, wanted_scope text,
    wanted_edition bigint)
RETURNS TABLE (region_code text, reports bigint, value numeric)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT area.code, added.reports, added.value
    FROM (SELECT DISTINCT part.code FROM unnest(regions) AS part (code)
          WHERE (SELECT registry.sees_all())
             OR part.code IN (SELECT registry.seen_regions())) AS area
    CROSS JOIN LATERAL (
        SELECT count(*) AS reports, trim_scale(sum(filed.cells[c.position] * c.step)) AS value
        FROM (SELECT place.region_code
              FROM registry.area_in(
                  area.code, wanted_year, summary.known_at(wanted_edition)) AS place
              WHERE wanted_scope = 'all' OR place.distance = 0
              OFFSET 0) AS place
        CROSS JOIN LATERAL (
            SELECT unnest(CASE wanted_scope WHEN 'own' THEN roster.included_own
                          ELSE roster.included_own || roster.included_other END) AS id
            FROM summary.roster
            WHERE roster.region_code = place.region_code AND roster.year = wanted_year
              AND roster.edition_id <= wanted_edition
              AND (roster.superseded_by IS NULL OR roster.superseded_by > wanted_edition)
            OFFSET 0) AS counted
        CROSS JOIN LATERAL (
            SELECT submission.form_id, submission.cells FROM intake.submission
            WHERE submission.submission_id = counted.id AND submission.year = wanted_year
            OFFSET 0) AS filed
        JOIN registry.form_cell AS c ON c.form_id = filed.form_id AND c.cell = wanted_cell
    ) AS added
$$;
COMMENT ON FUNCTION summary.sums_of_submissions IS '从报告重新相加某格 / a cell added again from the reports themselves, whatever is stored as totals';

-- What a total is made of, one row a report with all its figures, for an office that may not read
-- what was filed. Reports that errors keep out are named without figures.
CREATE OR REPLACE FUNCTION summary.filed_reports(
    wanted_region text, wanted_year integer, wanted_scope text, wanted_edition bigint)
RETURNS TABLE (
    region_code text, region_name text, agency_id bigint, agency_name text, class text,
    submission_id bigint, revision integer, is_included boolean, is_waived boolean,
    figures bigint[])
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    WITH filed AS MATERIALIZED (
        SELECT place.region_code, listed.is_included, report.agency_id, report.submission_id,
               report.revision, CASE WHEN listed.is_included THEN report.cells END AS cells
        FROM registry.area_in(
            wanted_region, wanted_year, summary.known_at(wanted_edition)) AS place
        JOIN summary.roster ON roster.region_code = place.region_code AND roster.year = wanted_year
            AND roster.edition_id <= wanted_edition
            AND (roster.superseded_by IS NULL OR roster.superseded_by > wanted_edition)
        CROSS JOIN LATERAL (
            SELECT unnest(roster.included_own) AS id, true AS is_included
            UNION ALL SELECT unnest(roster.excluded_own), false
            UNION ALL SELECT unnest(roster.included_other), true WHERE wanted_scope = 'all'
            UNION ALL SELECT unnest(roster.excluded_other), false WHERE wanted_scope = 'all')
            AS listed
        CROSS JOIN LATERAL (
            SELECT submission.* FROM intake.submission
            WHERE submission.submission_id = listed.id AND submission.year = wanted_year
            OFFSET 0) AS report
        WHERE (wanted_scope = 'all' OR place.distance = 0) AND registry.sees_region(wanted_region)
    )
    SELECT filed.region_code, region.name, filed.agency_id, agency.name, agency.class,
           filed.submission_id, filed.revision, filed.is_included,
           filed.is_included AND EXISTS (
               SELECT FROM summary.finding_row AS finding
               WHERE finding.submission_id = filed.submission_id
                 AND finding.severity = 'error' AND finding.waiver_id IS NOT NULL
                 AND finding.edition_id <= wanted_edition
                 AND (finding.superseded_by IS NULL OR finding.superseded_by > wanted_edition)),
           filed.cells
    FROM filed
    JOIN registry.agencies_among(wanted_year, summary.known_at(wanted_edition), ARRAY(
             SELECT report.agency_id FROM filed AS report)) AS agency USING (agency_id)
    JOIN (SELECT place.region_code, registry.region_name_in(
                     place.region_code, wanted_year, summary.known_at(wanted_edition)) AS name
          FROM (SELECT DISTINCT report.region_code FROM filed AS report) AS place OFFSET 0) AS region
        ON region.region_code = filed.region_code
$$;
COMMENT ON FUNCTION summary.filed_reports IS '一个合计由哪些报告组成，每份一行，附全部数字 / which reports a total is made of, one row each, with all figures';
