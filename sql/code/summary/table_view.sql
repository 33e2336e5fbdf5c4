-- Totals laid out as the official tables.

-- The official tables have the columns that the stored forms have, so a new form adds its own.
CREATE OR REPLACE FUNCTION summary.rebuild_table_views() RETURNS void
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
