-- Totals, as stored and as people query them.

COMMENT ON TABLE summary.total IS '合计（内部存储）：请用视图 summary.total_cell / totals as stored; query summary.total_cell';

-- The worker fills the tables of summary by COPY, so an office reads them through these views. A
-- barrier keeps a function in somebody's query from being shown rows that the view leaves out.
CREATE OR REPLACE VIEW summary.seen_total WITH (security_barrier = true) AS
SELECT * FROM summary.total
WHERE (SELECT registry.sees_all()) OR region_code IN (SELECT registry.seen_regions());
COMMENT ON VIEW summary.seen_total IS '合计（内部存储），限登录名可看的地区 / totals as stored, of the regions that the login may see';

CREATE OR REPLACE VIEW summary.total_cell AS
SELECT total.region_code,
       coalesce(past.name, region.name) AS region_name, total.year, total.scope, total.form_id,
       c.cell, c.label_zh, c.label_en, c.unit,
       CASE WHEN total.included > coalesce(total.blank[c.position], 0)
            THEN trim_scale(total.cell_values[c.position] * c.step) END AS value,
       total.included - coalesce(total.blank[c.position], 0) AS reported,
       coalesce(total.blank[c.position], 0) AS blank,
       (SELECT edition_id FROM summary.current_edition) AS edition_id
FROM summary.seen_total AS total
JOIN registry.region ON region.code = total.region_code
LEFT JOIN LATERAL (
    SELECT held.name FROM registry.region_past AS held
    WHERE held.code = total.region_code AND held.until > make_date(total.year, 12, 31)
    ORDER BY held.until LIMIT 1) AS past ON true
JOIN registry.form_cell AS c ON c.form_id = total.form_id
WHERE total.superseded_by IS NULL AND total.scope <> 'direct';
COMMENT ON VIEW summary.total_cell IS '合计，每单元格一行，当前版次 / totals, one row a cell, current edition';
COMMENT ON COLUMN summary.total_cell.scope IS 'own 本级（政府办公室及部门），all 全域（含乡镇街道和下级地区）';
COMMENT ON COLUMN summary.total_cell.value IS '合计，表格单位；无单位填报则空 / total in the form''s unit; NULL if no submission reported the cell';
COMMENT ON COLUMN summary.total_cell.reported IS '填报该格的报告数 / submissions that reported the cell';
COMMENT ON COLUMN summary.total_cell.blank IS '该格空白的报告数 / submissions that left the cell blank';

-- Of an edition, with the names of regions as known at an instant, now if null.
CREATE OR REPLACE FUNCTION summary.total_cell_in_edition(
    wanted_edition bigint, known timestamptz DEFAULT NULL)
RETURNS TABLE (
    region_code text, region_name text, year integer, scope text, form_id text, cell text,
    label_zh text, label_en text, unit text, value numeric, reported integer, blank integer,
    edition_id bigint)
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT total.region_code,
           coalesce(past.name, region.name), total.year, total.scope, total.form_id, c.cell,
           c.label_zh, c.label_en, c.unit,
           CASE WHEN total.included > coalesce(total.blank[c.position], 0)
                THEN trim_scale(total.cell_values[c.position] * c.step) END,
           total.included - coalesce(total.blank[c.position], 0),
           coalesce(total.blank[c.position], 0), wanted_edition
    FROM summary.seen_total AS total
    JOIN registry.region ON region.code = total.region_code
    -- once for a total, not for each of its cells
    CROSS JOIN LATERAL (
        SELECT CASE WHEN (SELECT registry.regions_differ(1, known))
                    THEN registry.region_name_in(total.region_code, total.year, known) END AS name
        OFFSET 0) AS past
    JOIN registry.form_cell AS c ON c.form_id = total.form_id
    WHERE total.edition_id <= wanted_edition
      AND (total.superseded_by IS NULL OR total.superseded_by > wanted_edition)
      AND total.scope <> 'direct'
$$;

CREATE OR REPLACE FUNCTION summary.total_cell_as_of(instant timestamptz)
RETURNS TABLE (
    region_code text, region_name text, year integer, scope text, form_id text, cell text,
    label_zh text, label_en text, unit text, value numeric, reported integer, blank integer,
    edition_id bigint)
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT * FROM summary.total_cell_in_edition(summary.edition_at(instant), instant)
$$;
COMMENT ON FUNCTION summary.total_cell_as_of IS '某一时刻已公布的合计 / totals as published at an instant';

CREATE OR REPLACE VIEW summary.completeness AS
SELECT region_code, year, scope, expected, received, included, received - included AS excluded,
       expected - received AS missing, on_time, late,
       (SELECT edition_id FROM summary.current_edition) AS edition_id
FROM summary.seen_total WHERE superseded_by IS NULL AND scope <> 'direct';
COMMENT ON VIEW summary.completeness IS '完整性：应报、已报、计入、未计入、未报 / how complete each total is';
COMMENT ON COLUMN summary.completeness.expected IS '应报单位数：年末存在、计入合计、未豁免 / agencies whose figures belong in the total';
COMMENT ON COLUMN summary.completeness.excluded IS '已报但因错误未计入 / filed, kept out by errors';

CREATE OR REPLACE FUNCTION summary.completeness_as_of(instant timestamptz)
RETURNS TABLE (
    region_code text, year integer, scope text, expected integer, received integer,
    included integer, excluded integer, missing integer, on_time integer, late integer,
    edition_id bigint)
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT region_code, year, scope, expected, received, included, received - included,
           expected - received, on_time, late, (SELECT summary.edition_at(instant))
    FROM summary.seen_total
    WHERE edition_id <= (SELECT summary.edition_at(instant))
      AND (superseded_by IS NULL OR superseded_by > (SELECT summary.edition_at(instant)))
      AND scope <> 'direct'
$$;
COMMENT ON FUNCTION summary.completeness_as_of IS '某一时刻已公布的完整性 / how complete each total was at an instant';

-- What the hash of a row must be, computed here from the row and not by the worker that wrote it.
-- An array's elements come in their order, so they are neither numbered nor sorted.
CREATE OR REPLACE FUNCTION summary.total_digest(t summary.total) RETURNS bytea
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT sha256(
        convert_to(concat(audit.text_field(t.region_code), '|', t.year, '|',
            audit.text_field(t.scope), '|', audit.text_field(t.form_id), '|', t.expected, '|',
            t.received, '|', t.included, '|', t.on_time, '|', cardinality(t.cell_values), '|',
            coalesce(cardinality(t.blank)::text, '-'), '|'), 'UTF8')
        || coalesce((SELECT string_agg(int8send(figure), ''::bytea)
                     FROM unnest(t.cell_values) AS cell (figure)), '')
        || coalesce((SELECT string_agg(int4send(figure), ''::bytea)
                     FROM unnest(t.blank) AS cell (figure)), ''))
$$;
