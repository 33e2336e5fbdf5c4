-- m0005: the views other programs query. All show the current edition.
CREATE VIEW summary.current_edition AS
SELECT edition_id, business_date, published_at, encode(content_hash, 'hex') AS content_hash,
       changed_totals, changed_findings
FROM summary.edition ORDER BY edition_id DESC LIMIT 1;
COMMENT ON VIEW summary.current_edition IS '当前版次 / the current edition';

CREATE FUNCTION summary.total_cell_in_edition(wanted_edition bigint)
RETURNS TABLE (
    region_code text, region_name text, year integer, scope text, form_id text, cell text,
    label_zh text, label_en text, unit text, value numeric, reported integer, blank integer,
    edition_id bigint)
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT total.region_code, region.name, total.year, total.scope, total.form_id, c.cell,
           c.label_zh, c.label_en, c.unit,
           CASE WHEN total.included > coalesce(total.blank[c.position], 0)
                THEN trim_scale(total.cell_values[c.position] * c.step) END,
           total.included - coalesce(total.blank[c.position], 0),
           coalesce(total.blank[c.position], 0), wanted_edition
    FROM summary.total
    JOIN registry.region ON region.code = total.region_code
    JOIN registry.form_cell AS c ON c.form_id = total.form_id
    WHERE total.edition_id <= wanted_edition
      AND (total.superseded_by IS NULL OR total.superseded_by > wanted_edition)
      AND total.scope <> 'direct'
$$;

CREATE VIEW summary.total_cell AS
SELECT total.region_code, region.name AS region_name, total.year, total.scope, total.form_id,
       c.cell, c.label_zh, c.label_en, c.unit,
       CASE WHEN total.included > coalesce(total.blank[c.position], 0)
            THEN trim_scale(total.cell_values[c.position] * c.step) END AS value,
       total.included - coalesce(total.blank[c.position], 0) AS reported,
       coalesce(total.blank[c.position], 0) AS blank,
       (SELECT edition_id FROM summary.current_edition) AS edition_id
FROM summary.total
JOIN registry.region ON region.code = total.region_code
JOIN registry.form_cell AS c ON c.form_id = total.form_id
WHERE total.superseded_by IS NULL AND total.scope <> 'direct';
COMMENT ON VIEW summary.total_cell IS '合计，每单元格一行，当前版次 / totals, one row a cell, current edition';
COMMENT ON COLUMN summary.total_cell.scope IS 'own 本级（政府办公室及部门），all 全域（含乡镇街道和下级地区）';
COMMENT ON COLUMN summary.total_cell.value IS '合计，表格单位；无单位填报则空 / total in the form''s unit; NULL if no submission reported the cell';
COMMENT ON COLUMN summary.total_cell.reported IS '填报该格的报告数 / submissions that reported the cell';
COMMENT ON COLUMN summary.total_cell.blank IS '该格空白的报告数 / submissions that left the cell blank';

CREATE FUNCTION summary.total_cell_as_of(instant timestamptz)
RETURNS TABLE (
    region_code text, region_name text, year integer, scope text, form_id text, cell text,
    label_zh text, label_en text, unit text, value numeric, reported integer, blank integer,
    edition_id bigint)
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT * FROM summary.total_cell_in_edition(summary.edition_at(instant))
$$;
COMMENT ON FUNCTION summary.total_cell_as_of IS '某一时刻已公布的合计 / totals as published at an instant';

CREATE VIEW summary.completeness AS
SELECT region_code, year, scope, expected, received, included, received - included AS excluded,
       expected - received AS missing, on_time, late,
       (SELECT edition_id FROM summary.current_edition) AS edition_id
FROM summary.total WHERE superseded_by IS NULL AND scope <> 'direct';
COMMENT ON VIEW summary.completeness IS '完整性：应报、已报、计入、未计入、未报 / how complete each total is';
COMMENT ON COLUMN summary.completeness.expected IS '应报单位数：年末存在、计入合计、未豁免 / agencies whose figures belong in the total';
COMMENT ON COLUMN summary.completeness.excluded IS '已报但因错误未计入 / filed, kept out by errors';

-- One row for each region above or equal to the agency's, scope and cell.
CREATE VIEW summary.contribution AS
SELECT place.ancestor_code AS region_code, roster.year, scope.scope, c.cell,
       submission.agency_id, agency.name AS agency_name, submission.submission_id,
       submission.revision, trim_scale(submission.cells[c.position] * c.step) AS value,
       (SELECT edition_id FROM summary.current_edition) AS edition_id
FROM registry.region_within AS place
JOIN summary.roster ON roster.region_code = place.region_code AND roster.superseded_by IS NULL
CROSS JOIN (VALUES ('own'), ('all')) AS scope (scope)
CROSS JOIN LATERAL unnest(
    CASE scope.scope WHEN 'own' THEN roster.included_own
                     ELSE roster.included_own || roster.included_other END) AS counted (id)
JOIN intake.submission ON submission.submission_id = counted.id
JOIN registry.agency ON agency.agency_id = submission.agency_id
JOIN registry.form_cell AS c ON c.form_id = submission.form_id
WHERE scope.scope = 'all' OR place.distance = 0;
COMMENT ON VIEW summary.contribution IS '合计的组成：每份计入的报告一行 / what each total is made of';

CREATE VIEW summary.finding AS
SELECT submission_id, agency_id, year, rule, severity, verdict, cells, left_value, right_value,
       difference, message_zh, message_en, fingerprint, first_edition_id
FROM summary.finding_row WHERE superseded_by IS NULL;
COMMENT ON VIEW summary.finding IS '未决核查结果 / open findings';
COMMENT ON COLUMN summary.finding.fingerprint IS '同一规则、单位、年度、单元格各次运行不变 / the same from run to run';

-- The official tables have the columns that the stored forms have, so a new form adds its own.
CREATE FUNCTION summary.rebuild_table_views() RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    wanted record;
BEGIN
    FOR wanted IN
        SELECT table_id, string_agg(format(
                   'max(t.value) FILTER (WHERE c.column_id = %L) AS %I', column_id, column_id),
                   ', ' ORDER BY first_year, position) AS figures
        FROM (SELECT DISTINCT ON (c.table_id, c.column_id)
                     c.table_id, c.column_id, form.first_year, c.position
              FROM registry.form_cell AS c JOIN registry.form USING (form_id)
              ORDER BY c.table_id, c.column_id, form.first_year, c.position) AS columns
        GROUP BY table_id
    LOOP
        EXECUTE format(
            'CREATE OR REPLACE VIEW summary.%I AS '
            'SELECT t.region_code, t.region_name, t.year, t.scope, t.form_id, '
            'min(c.position) AS row_number, c.row_id AS "row", c.row_label_zh AS label_zh, '
            'c.row_label_en AS label_en, t.edition_id, %s '
            'FROM summary.total_cell AS t JOIN registry.form_cell AS c USING (form_id, cell) '
            'WHERE c.table_id = %L '
            'GROUP BY t.region_code, t.region_name, t.year, t.scope, t.form_id, c.row_id, '
            'c.row_label_zh, c.row_label_en, t.edition_id',
            wanted.table_id || '_table', wanted.figures, wanted.table_id);
        EXECUTE format('COMMENT ON VIEW summary.%I IS %L', wanted.table_id || '_table',
            '当前合计，按正式表格排列，一行即表中一行；按 row_number 排序 / '
            'current totals laid out as the official table; order by row_number');
        EXECUTE format('GRANT SELECT ON summary.%I TO huizong_office, huizong_auditor, '
            'huizong_worker', wanted.table_id || '_table');
    END LOOP;
END
$$;
COMMENT ON FUNCTION summary.rebuild_table_views IS '按已存表格生成 *_table 视图 / makes the *_table views from the stored forms';
