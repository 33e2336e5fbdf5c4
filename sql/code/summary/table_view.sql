-- Totals laid out as the official tables.

-- The official tables have the columns that the stored forms have, so a new form adds its own.
CREATE OR REPLACE FUNCTION summary.rebuild_table_views() RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    wanted     record;
    gone       text;
    definition text;
BEGIN
    -- what no stored form has any longer; a view of another program upon it stops that
    FOR gone IN
        SELECT view.viewname FROM pg_catalog.pg_views AS view
        WHERE view.schemaname = 'summary' AND view.viewname LIKE '%\_table'
          AND NOT EXISTS (SELECT FROM registry.form_cell AS c
                          WHERE c.table_id || '_table' = view.viewname)
    LOOP
        EXECUTE format('DROP VIEW summary.%I', gone);
    END LOOP;
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
        definition := format(
            'VIEW summary.%I AS '
            'SELECT t.region_code, t.region_name, t.year, t.scope, t.form_id, '
            'min(c.position) AS row_number, c.row_id AS "row", c.row_label_zh AS label_zh, '
            'c.row_label_en AS label_en, t.edition_id, %s '
            'FROM summary.total_cell AS t JOIN registry.form_cell AS c USING (form_id, cell) '
            'WHERE c.table_id = %L '
            'GROUP BY t.region_code, t.region_name, t.year, t.scope, t.form_id, c.row_id, '
            'c.row_label_zh, c.row_label_en, t.edition_id',
            wanted.table_id || '_table', wanted.figures, wanted.table_id);
        BEGIN
            EXECUTE 'CREATE OR REPLACE ' || definition;
        EXCEPTION WHEN invalid_table_definition THEN
            -- columns can be added at the end only: an older form, or other columns of a form in
            -- which nothing is filed yet, need a new view
            EXECUTE format('DROP VIEW summary.%I', wanted.table_id || '_table');
            EXECUTE 'CREATE ' || definition;
        END;
        EXECUTE format('COMMENT ON VIEW summary.%I IS %L', wanted.table_id || '_table',
            '当前合计，按正式表格排列，一行即表中一行；按 row_number 排序 / '
            'current totals laid out as the official table; order by row_number');
        EXECUTE format('GRANT SELECT ON summary.%I TO huizong_office, huizong_auditor, '
            'huizong_worker', wanted.table_id || '_table');
    END LOOP;
END
$$;
COMMENT ON FUNCTION summary.rebuild_table_views IS '按已存表格生成 *_table 视图 / makes the *_table views from the stored forms';
