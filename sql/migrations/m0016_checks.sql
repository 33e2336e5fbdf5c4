-- m0016: the second adding above the counties, fast enough for a national year.

-- One column a cell is added, sum(cells[1]), sum(cells[2]) and so on: PostgreSQL does that about
-- three times as fast as adding rows that it has first made of an array's elements. The statement
-- is put together from the number of cells alone.
CREATE FUNCTION summary.tree_differences(of_year integer, regions text[])
RETURNS TABLE (region_code text, "position" bigint, stored text, added text)
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    figures text;
    blanks  text;
BEGIN
    SELECT string_agg(format('coalesce(sum(part.cells[%s]), 0)', place), ', ' ORDER BY place),
           string_agg(format('coalesce(sum(part.blanks[%s]), 0)', place), ', ' ORDER BY place)
    INTO figures, blanks
    FROM generate_series(1, (SELECT max(form_cell.position) FROM registry.form_cell)) AS place;
    RETURN QUERY EXECUTE format($query$
        WITH parent AS (
            SELECT code FROM registry.region
            WHERE code = ANY ($2)
              AND EXISTS (SELECT FROM registry.region AS below
                          WHERE below.parent_code = region.code)
        ), added AS (
            SELECT part.parent AS region_code,
                   ARRAY[sum(expected), sum(received), sum(included), sum(on_time), sum(late),
                         min(cardinality(cells)), max(cardinality(cells))] AS counts,
                   ARRAY[%s] AS figures, ARRAY[%s] AS blanks
            FROM (SELECT place.parent, total.expected, total.received, total.included,
                         total.on_time, total.late,
                         -- uncompressed once, not for every element
                         total.cell_values || '{}' AS cells, total.blank || '{}' AS blanks
                  FROM (SELECT code AS parent, code, 'direct' AS scope FROM parent
                        UNION ALL
                        SELECT parent.code, below.code, 'all'
                        FROM parent
                        JOIN registry.region AS below ON below.parent_code = parent.code) AS place
                  -- row by row by the index: what this transaction wrote has no statistics yet
                  CROSS JOIN LATERAL (
                      SELECT * FROM summary.total
                      WHERE total.superseded_by IS NULL AND total.year = $1
                        AND total.region_code = place.code AND total.scope = place.scope
                      OFFSET 0) AS total
                  OFFSET 0) AS part
            GROUP BY part.parent
        ), compared AS (
            SELECT parent.code AS region_code, added.counts AS added_counts,
                   ARRAY[expected, received, included, on_time, late, cells.number,
                         cells.number]::bigint[] AS stored_counts,
                   total.cell_values::numeric[] AS stored,
                   added.figures[1:cells.number] AS added,
                   coalesce(total.blank, array_fill(0, ARRAY[cells.number]))::bigint[]
                       AS stored_blanks,
                   added.blanks[1:cells.number] AS added_blanks
            FROM parent
            LEFT JOIN added ON added.region_code = parent.code
            LEFT JOIN LATERAL (
                SELECT * FROM summary.total
                WHERE total.superseded_by IS NULL AND total.year = $1
                  AND total.region_code = parent.code AND total.scope = 'all'
                OFFSET 0) AS total ON true
            CROSS JOIN LATERAL (SELECT cardinality(total.cell_values) AS number) AS cells
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
    $query$, figures, blanks) USING of_year, regions;
END
$$;
COMMENT ON FUNCTION summary.tree_differences IS '县以上逐级重新相加：全部口径应等于本级加下级；有返回行即不符（position 0 为单位数或格数不符） / adds the areas above the counties again: a whole area is the region''s own agencies plus the whole areas below; any row is a difference, position 0 one of counts or cells';

REVOKE ALL ON FUNCTION summary.tree_differences FROM PUBLIC;
GRANT EXECUTE ON FUNCTION summary.tree_differences TO huizong_worker, huizong_auditor;
