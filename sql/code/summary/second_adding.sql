-- What a run has added, added again by the server.

-- Written once for every cell of the form that has most, for a statement that is put together.
CREATE OR REPLACE FUNCTION summary.for_each_cell(template text) RETURNS text
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT string_agg(format(template, place), ', ' ORDER BY place)
    FROM generate_series(1, (SELECT max(position) FROM registry.form_cell)) AS place
$$;
COMMENT ON FUNCTION summary.for_each_cell IS '按格数重复一段 SQL / a piece of SQL for every cell';

-- Adds again, cell by cell, the reports of which the totals of a region's own agencies are made. A
-- sum for each cell instead of a row for each takes a quarter of the time. Sums and blanks are
-- added apart: few reports have blanks, and a statement of twice as many sums takes PostgreSQL four
-- times as long to plan.
CREATE OR REPLACE FUNCTION summary.own_differences(of_year integer, regions text[])
RETURNS TABLE (region_code text, scope text, "position" bigint, stored text, added text)
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp SET work_mem = '64MB' AS $$
BEGIN
    RETURN QUERY EXECUTE format($query$
        WITH checked AS (
            SELECT roster.region_code, roster.included_own, roster.included_other,
                   CASE WHEN EXISTS (SELECT FROM registry.region_in($1) AS below
                                     WHERE below.parent_code = roster.region_code)
                        THEN 'direct' ELSE 'all' END AS whole
            FROM summary.roster
            WHERE roster.superseded_by IS NULL AND roster.year = $1
              AND roster.region_code = ANY ($2)
        ), counted AS (
            SELECT region_code, 'own' AS scope, unnest(included_own) AS submission_id FROM checked
            UNION ALL
            SELECT region_code, whole, unnest(included_own || included_other) FROM checked
        ), report AS MATERIALIZED (
            -- uncompressed once, not for every element
            SELECT counted.region_code, counted.scope, submission.cells || '{}' AS cells
            FROM counted
            JOIN intake.submission ON submission.submission_id = counted.submission_id
                                  AND submission.year = $1
        ), summed AS (
            SELECT region_code, scope, min(cardinality(cells)) AS fewest,
                   max(cardinality(cells)) AS most, ARRAY[%s] AS figures
            FROM report GROUP BY region_code, scope
        ), left_blank AS (
            SELECT region_code, scope, ARRAY[%s] AS blanks
            FROM report WHERE array_position(cells, NULL) IS NOT NULL
            GROUP BY region_code, scope
        ), stored AS (
            SELECT total.region_code, total.scope, cardinality(total.cell_values) AS number,
                   total.cell_values::numeric[] AS figures, total.blank::bigint[] AS blanks
            FROM summary.total
            WHERE total.superseded_by IS NULL AND total.year = $1
              AND total.region_code = ANY ($2)
              AND (total.scope <> 'all' OR NOT EXISTS (
                   SELECT FROM registry.region_in($1) AS below
                   WHERE below.parent_code = total.region_code))
        ), compared AS (
            SELECT region_code, scope, stored.number, summed.fewest, summed.most,
                   stored.figures AS stored_figures,
                   coalesce(stored.blanks, none.blanks) AS stored_blanks,
                   -- where no report counts, everything is zero
                   coalesce(summed.figures[1:size.number],
                            array_fill(0::numeric, ARRAY[size.number])) AS added_figures,
                   coalesce(left_blank.blanks[1:size.number], none.blanks) AS added_blanks
            FROM stored
            FULL JOIN summed USING (region_code, scope)
            LEFT JOIN left_blank USING (region_code, scope)
            CROSS JOIN LATERAL (SELECT coalesce(stored.number, summed.most)) AS size (number)
            CROSS JOIN LATERAL (SELECT array_fill(0::bigint, ARRAY[size.number])) AS none (blanks)
        )
        SELECT region_code, scope, 0::bigint, number::text, concat_ws('-', fewest, most)
        FROM compared WHERE fewest <> number OR most <> number OR number IS NULL
        UNION ALL
        SELECT compared.region_code, compared.scope, cell.position, cell.stored::text,
               cell.added::text
        FROM compared
        CROSS JOIN LATERAL unnest(stored_figures, added_figures)
            WITH ORDINALITY AS cell (stored, added, position)
        WHERE stored_figures IS DISTINCT FROM added_figures
          AND cell.stored IS DISTINCT FROM cell.added
        UNION ALL
        SELECT compared.region_code, compared.scope, cell.position, cell.stored::text,
               cell.added::text
        FROM compared
        CROSS JOIN LATERAL unnest(stored_blanks, added_blanks)
            WITH ORDINALITY AS cell (stored, added, position)
        WHERE stored_blanks IS DISTINCT FROM added_blanks
          AND cell.stored IS DISTINCT FROM cell.added
        ORDER BY 1, 2, 3
    $query$, summary.for_each_cell('coalesce(sum(cells[%s]), 0)'),
        summary.for_each_cell('count(*) - count(cells[%s])')) USING of_year, regions;
END
$$;
COMMENT ON FUNCTION summary.own_differences IS '逐格重新相加各地区本级单位的报告；有返回行即与合计不符（position 0 为格数不符） / adds the reports of a region''s own agencies again; any row is a difference from its totals, position 0 one of the number of cells';

-- Adds the areas above the counties again, fast enough for a national year. One column a cell is
-- added, sum(cells[1]), sum(cells[2]) and so on: PostgreSQL does that about three times as fast as
-- adding rows that it has first made of an array's elements. The statement is put together from the
-- number of cells alone. Blanks are added apart, of the totals that have any; and a county, which has
-- nothing below it, is not asked for sums at all.
CREATE OR REPLACE FUNCTION summary.tree_differences(of_year integer, regions text[])
RETURNS TABLE (region_code text, "position" bigint, stored text, added text)
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp SET work_mem = '64MB' AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM registry.region_in(of_year) AS below
                   WHERE below.parent_code = ANY (regions)) THEN
        RETURN;
    END IF;
    RETURN QUERY EXECUTE format($query$
        WITH region AS MATERIALIZED (
            SELECT * FROM registry.region_in($1)
        ), parent AS (
            SELECT code FROM region
            WHERE code = ANY ($2)
              AND EXISTS (SELECT FROM region AS below WHERE below.parent_code = region.code)
        ), part AS MATERIALIZED (
            SELECT place.parent, total.expected, total.received, total.included, total.on_time,
                   total.late,
                   -- uncompressed once, not for every element
                   total.cell_values || '{}' AS cells, total.blank || NULL::integer[] AS blanks
            FROM (SELECT code AS parent, code, 'direct' AS scope FROM parent
                  UNION ALL
                  SELECT parent.code, below.code, 'all'
                  FROM parent
                  JOIN region AS below ON below.parent_code = parent.code) AS place
            -- row by row by the index: what this transaction wrote has no statistics yet
            CROSS JOIN LATERAL (
                SELECT * FROM summary.total
                WHERE total.superseded_by IS NULL AND total.year = $1
                  AND total.region_code = place.code AND total.scope = place.scope
                OFFSET 0) AS total
        ), summed AS (
            SELECT parent AS region_code,
                   ARRAY[sum(expected), sum(received), sum(included), sum(on_time), sum(late),
                         min(cardinality(cells)), max(cardinality(cells))] AS counts,
                   ARRAY[%s] AS figures
            FROM part GROUP BY parent
        ), left_blank AS (
            SELECT parent AS region_code, ARRAY[%s] AS blanks
            FROM part WHERE blanks IS NOT NULL GROUP BY parent
        ), compared AS (
            SELECT parent.code AS region_code, summed.counts AS added_counts,
                   ARRAY[expected, received, included, on_time, late, cells.number,
                         cells.number]::bigint[] AS stored_counts,
                   total.cell_values::numeric[] AS stored,
                   summed.figures[1:cells.number] AS added,
                   coalesce(total.blank::bigint[], none.blanks) AS stored_blanks,
                   CASE WHEN summed.counts IS NOT NULL
                        THEN coalesce(left_blank.blanks[1:cells.number], none.blanks) END
                       AS added_blanks
            FROM parent
            LEFT JOIN summed ON summed.region_code = parent.code
            LEFT JOIN left_blank ON left_blank.region_code = parent.code
            LEFT JOIN LATERAL (
                SELECT * FROM summary.total
                WHERE total.superseded_by IS NULL AND total.year = $1
                  AND total.region_code = parent.code AND total.scope = 'all'
                OFFSET 0) AS total ON true
            CROSS JOIN LATERAL (SELECT cardinality(total.cell_values)) AS cells (number)
            CROSS JOIN LATERAL (SELECT array_fill(0::bigint, ARRAY[cells.number])) AS none (blanks)
        ), broken AS (
            SELECT * FROM compared
            WHERE (added_counts IS NOT NULL OR stored IS NOT NULL)
              AND (added_counts IS DISTINCT FROM stored_counts OR stored IS DISTINCT FROM added
                   OR stored_blanks IS DISTINCT FROM added_blanks)
        )
        SELECT region_code, 0::bigint, stored_counts::text, added_counts::text FROM broken
        WHERE added_counts IS DISTINCT FROM stored_counts
        UNION ALL
        SELECT region_code, cell.position, cell.stored::text, cell.added::text
        FROM broken
        CROSS JOIN LATERAL unnest(stored, added) WITH ORDINALITY AS cell (stored, added, position)
        WHERE cell.stored IS DISTINCT FROM cell.added
        UNION ALL
        SELECT region_code, cell.position, cell.stored::text, cell.added::text
        FROM broken
        CROSS JOIN LATERAL unnest(stored_blanks, added_blanks)
            WITH ORDINALITY AS cell (stored, added, position)
        WHERE cell.stored IS DISTINCT FROM cell.added
        ORDER BY 1, 2
    $query$, summary.for_each_cell('coalesce(sum(cells[%s]), 0)'),
        summary.for_each_cell('coalesce(sum(blanks[%s]), 0)')) USING of_year, regions;
END
$$;
COMMENT ON FUNCTION summary.tree_differences IS '县以上逐级重新相加：全部口径应等于本级加下级；有返回行即不符（position 0 为单位数或格数不符） / adds the areas above the counties again: a whole area is the region''s own agencies plus the whole areas below; any row is a difference, position 0 one of counts or cells';
