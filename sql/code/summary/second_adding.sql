-- What a run has added, added again by the server.

-- Written once for every cell of the form that has most, for a statement that is put together.
CREATE OR REPLACE FUNCTION summary.for_each_cell(template text) RETURNS text
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT string_agg(format(template, place), ', ' ORDER BY place)
    FROM generate_series(1, (SELECT max(position) FROM registry.form_cell)) AS place
$$;
COMMENT ON FUNCTION summary.for_each_cell IS '按格数重复一段 SQL / a piece of SQL for every cell';

-- Up to so many lists of cells are added as a row for each cell. A statement with a sum for each
-- cell takes 4 ms to plan, however little it adds; made into rows, that is what 100 lists cost.
CREATE OR REPLACE FUNCTION summary.few_lists() RETURNS integer
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$ SELECT 100 $$;
COMMENT ON FUNCTION summary.few_lists IS '逐行重新相加的份数上限 / up to so many lists are added again as rows';

-- Adds again, cell by cell, the reports of which the totals of a region's own agencies are made. Of
-- many reports, a sum for each cell instead of a row for each takes a quarter of the time. Sums and
-- blanks are added apart: few reports have blanks, and a statement of twice as many sums takes
-- PostgreSQL four times as long to plan.
CREATE OR REPLACE FUNCTION summary.own_differences(of_year integer, regions text[])
RETURNS TABLE (region_code text, scope text, "position" bigint, stored text, added text)
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp SET work_mem = '64MB' AS $$
DECLARE
    -- what tells summed and left_blank from checked
    adding text;
BEGIN
    IF (SELECT coalesce(sum(cardinality(roster.included_own)
                            + cardinality(roster.included_other)), 0)
        FROM summary.roster
        WHERE roster.superseded_by IS NULL AND roster.year = of_year
          AND roster.region_code = ANY (regions)) <= summary.few_lists()
    THEN
        adding := $few$
        report AS MATERIALIZED (
            SELECT checked.region_code, checked.whole, list.is_own,
                   submission.cells || '{}' AS cells
            FROM checked
            CROSS JOIN LATERAL (VALUES (true, included_own), (false, included_other))
                AS list (is_own, ids)
            CROSS JOIN LATERAL unnest(list.ids) AS counted (submission_id)
            JOIN intake.submission ON submission.submission_id = counted.submission_id
                                  AND submission.year = $1
        ), element AS MATERIALIZED (
            SELECT region_code, is_own, cell.position, sum(cell.figure) AS figure,
                   count(*) - count(cell.figure) AS blanks
            FROM report CROSS JOIN LATERAL unnest(cells) WITH ORDINALITY AS cell (figure, position)
            -- what no form has is no sum
            WHERE cell.position <= (SELECT max(known.position) FROM registry.form_cell AS known)
            GROUP BY region_code, is_own, cell.position
        ), place AS MATERIALIZED (
            SELECT report.region_code, place.scope, place.scope = 'own' AS is_own,
                   min(cardinality(report.cells)) AS fewest,
                   max(cardinality(report.cells)) AS most
            FROM report CROSS JOIN LATERAL (VALUES ('own'), (report.whole)) AS place (scope)
            WHERE report.is_own OR place.scope <> 'own'
            GROUP BY report.region_code, place.scope
        ), summed AS (
            SELECT place.region_code, place.scope, place.fewest, place.most, added.figures,
                   added.blanks
            FROM place
            CROSS JOIN LATERAL (
                SELECT array_agg(coalesce(cell.figure, 0) ORDER BY cell.position) AS figures,
                       array_agg(cell.blanks ORDER BY cell.position) AS blanks
                FROM (SELECT position, sum(figure) AS figure, sum(blanks)::bigint AS blanks
                      FROM element
                      WHERE element.region_code = place.region_code
                        AND (element.is_own OR NOT place.is_own)
                      GROUP BY position) AS cell) AS added
        ), left_blank AS (
            SELECT region_code, scope, blanks FROM summed
        )$few$;
    ELSE
        adding := format($many$
        counted AS (
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
        )$many$, summary.for_each_cell('coalesce(sum(cells[%s]), 0)'),
            summary.for_each_cell('count(*) - count(cells[%s])'));
    END IF;
    RETURN QUERY EXECUTE format($query$
        WITH checked AS (
            SELECT roster.region_code, roster.included_own, roster.included_other,
                   CASE WHEN EXISTS (SELECT FROM registry.region_in($1) AS below
                                     WHERE below.parent_code = roster.region_code)
                        THEN 'direct' ELSE 'all' END AS whole
            FROM summary.roster
            WHERE roster.superseded_by IS NULL AND roster.year = $1
              AND roster.region_code = ANY ($2)
        ), %s, stored AS (
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
    $query$, adding) USING of_year, regions;
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
DECLARE
    below_count integer;
    -- what tells summed and left_blank from part
    adding text;
BEGIN
    SELECT count(*) INTO below_count FROM registry.region_in(of_year) AS below
    WHERE below.parent_code = ANY (regions);
    IF below_count = 0 THEN RETURN; END IF;
    IF below_count + cardinality(regions) <= summary.few_lists() THEN
        adding := $few$
        element AS MATERIALIZED (
            SELECT parent, cell.position, coalesce(sum(cell.figure), 0) AS figure,
                   coalesce(sum(cell.blanks), 0) AS blanks
            FROM part CROSS JOIN LATERAL unnest(cells, blanks)
                WITH ORDINALITY AS cell (figure, blanks, position)
            WHERE cell.position <= (SELECT max(known.position) FROM registry.form_cell AS known)
            GROUP BY parent, cell.position
        ), summed AS (
            SELECT parent AS region_code, head.counts, added.figures, added.blanks
            FROM (SELECT parent, ARRAY[sum(expected), sum(received), sum(included), sum(on_time),
                             sum(late), min(cardinality(cells)), max(cardinality(cells))] AS counts
                  FROM part GROUP BY parent) AS head
            LEFT JOIN (SELECT parent, array_agg(figure ORDER BY position) AS figures,
                              array_agg(blanks ORDER BY position) AS blanks
                       FROM element GROUP BY parent) AS added USING (parent)
        ), left_blank AS (
            SELECT region_code, blanks FROM summed
        )$few$;
    ELSE
        adding := format($many$
        summed AS (
            SELECT parent AS region_code,
                   ARRAY[sum(expected), sum(received), sum(included), sum(on_time), sum(late),
                         min(cardinality(cells)), max(cardinality(cells))] AS counts,
                   ARRAY[%s] AS figures
            FROM part GROUP BY parent
        ), left_blank AS (
            SELECT parent AS region_code, ARRAY[%s] AS blanks
            FROM part WHERE blanks IS NOT NULL GROUP BY parent
        )$many$, summary.for_each_cell('coalesce(sum(cells[%s]), 0)'),
            summary.for_each_cell('coalesce(sum(blanks[%s]), 0)'));
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
        ), %s, compared AS (
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
    $query$, adding) USING of_year, regions;
END
$$;
COMMENT ON FUNCTION summary.tree_differences IS '县以上逐级重新相加：全部口径应等于本级加下级；有返回行即不符（position 0 为单位数或格数不符） / adds the areas above the counties again: a whole area is the region''s own agencies plus the whole areas below; any row is a difference, position 0 one of counts or cells';

-- What an edition changed, added again from the reports that came and went: of each region whose
-- reports did, and of the regions above. Totals before and after, and the reports between them, are
-- lines with a sign; where the signed sum is not zero, the change of a total is not that of its
-- reports. A report that came must be the agency's only one, in the region and list where the agency
-- belongs. That the totals from which the change is counted are as they were published, the worker
-- sees by their hashes when it reads them.
CREATE OR REPLACE FUNCTION summary.change_differences(
    of_year integer, changed text[], affected text[], edition bigint, business_date date)
RETURNS TABLE (region_code text, scope text, "position" bigint, reason text, difference text)
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp SET work_mem = '64MB' AS $$
BEGIN
    RETURN QUERY EXECUTE format($query$
        WITH region AS MATERIALIZED (
            SELECT code, parent_code FROM registry.region_in($1)
        ), parent AS MATERIALIZED (
            SELECT DISTINCT parent_code AS code FROM region WHERE parent_code = ANY ($3)
        ), upward AS MATERIALIZED (
            SELECT code, parent_code FROM region
            WHERE code = ANY ($3) AND parent_code IS NOT NULL
        ), list AS MATERIALIZED (
            SELECT roster.region_code, roster.edition_id = $4 AS is_new, list.is_own,
                   list.is_included, list.ids
            FROM summary.roster
            CROSS JOIN LATERAL (VALUES
                (true, true, included_own), (false, true, included_other),
                (true, false, excluded_own), (false, false, excluded_other))
                AS list (is_own, is_included, ids)
            WHERE roster.year = $1 AND roster.region_code = ANY ($2)
              AND (roster.superseded_by = $4
                   OR roster.superseded_by IS NULL AND roster.edition_id = $4)
        ), roster AS (
            SELECT region_code, is_new, is_own, is_included, unnest(ids) AS submission_id
            FROM list
        ), moved AS MATERIALIZED (
            SELECT region_code, is_own, is_included, submission_id,
                   sum(CASE WHEN is_new THEN 1 ELSE -1 END)::integer AS sign
            FROM roster GROUP BY region_code, is_own, is_included, submission_id
            HAVING sum(CASE WHEN is_new THEN 1 ELSE -1 END) <> 0
        ), due AS MATERIALIZED (
            SELECT * FROM registry.due_dates($1, 'submit')
        ), report AS MATERIALIZED (
            SELECT moved.*, filed.agency_id, filed.cells, filed.is_visible,
                   held.region_code = moved.region_code
                       AND moved.is_own = registry.counts_in_own(held.class) AS is_in_place,
                   audit.china_day(filed.first_filed_at) <= coalesce(
                       given.due_on, here.due_on, elsewhere.due_on) AS is_on_time
            FROM moved
            CROSS JOIN LATERAL (
                SELECT submission.agency_id, submission.cells || '{}' AS cells,
                       (SELECT min(own.submitted_at) FROM intake.visible_submission AS own
                        WHERE own.agency_id = submission.agency_id AND own.year = $1)
                           AS first_filed_at,
                       EXISTS (SELECT FROM intake.visible_submission AS seen
                               WHERE seen.agency_id = submission.agency_id AND seen.year = $1
                                 AND seen.submission_id = submission.submission_id) AS is_visible
                FROM intake.submission
                WHERE submission.submission_id = moved.submission_id AND submission.year = $1
                OFFSET 0) AS filed
            CROSS JOIN LATERAL (
                SELECT agency.region_code, agency.class FROM registry.agency_in($1) AS agency
                WHERE agency.agency_id = filed.agency_id OFFSET 0) AS held
            LEFT JOIN due AS elsewhere
                ON elsewhere.region_code IS NULL AND elsewhere.class = held.class
            LEFT JOIN due AS here
                ON here.region_code = held.region_code AND here.class = held.class
            LEFT JOIN registry.extended_dates($1, 'submit', $5) AS given
                ON given.agency_id = filed.agency_id
        ), total AS MATERIALIZED (
            SELECT total.*, CASE WHEN total.edition_id = $4 THEN 1 ELSE -1 END AS sign
            FROM summary.total
            WHERE total.year = $1 AND total.region_code = ANY ($3)
              AND (total.superseded_by = $4
                   OR total.superseded_by IS NULL AND total.edition_id = $4)
        ), line AS MATERIALIZED (
            -- a total of a region's own agencies and the reports that it is made of
            SELECT total.region_code,
                   CASE total.scope WHEN 'own' THEN 'own' ELSE 'direct' END AS scope, total.sign,
                   ARRAY[expected, received, included, on_time, late]::bigint[] AS counts,
                   total.cell_values || '{}' AS cells, total.blank || NULL::integer[] AS blanks
            FROM total
            WHERE total.scope <> 'all' OR total.region_code NOT IN (SELECT code FROM parent)
            UNION ALL
            SELECT report.region_code, place.scope, -report.sign,
                   ARRAY[0, 1, report.is_included::integer, report.is_on_time::integer,
                         (NOT report.is_on_time)::integer]::bigint[],
                   CASE WHEN report.is_included THEN report.cells END,
                   CASE WHEN report.is_included AND array_position(report.cells, NULL) IS NOT NULL
                        THEN ARRAY(SELECT (cell IS NULL)::integer
                                   FROM unnest(report.cells) WITH ORDINALITY AS c (cell, number)
                                   ORDER BY number) END
            FROM report
            CROSS JOIN (VALUES ('own'), ('direct')) AS place (scope)
            WHERE place.scope = 'direct' OR report.is_own
            UNION ALL
            -- a whole area, its own agencies, and the whole areas below
            SELECT coalesce(below.parent_code, total.region_code), 'all',
                   CASE WHEN total.scope = 'all' AND below.code IS NULL THEN total.sign
                        ELSE -total.sign END,
                   ARRAY[expected, received, included, on_time, late]::bigint[],
                   total.cell_values || '{}', total.blank || NULL::integer[]
            FROM total
            LEFT JOIN LATERAL (
                SELECT NULL AS code, NULL AS parent_code
                WHERE total.region_code IN (SELECT code FROM parent)
                UNION ALL
                SELECT upward.code, upward.parent_code FROM upward
                WHERE upward.code = total.region_code AND total.scope = 'all') AS below ON true
            WHERE total.scope IN ('all', 'direct')
              AND (below.code IS NOT NULL OR total.region_code IN (SELECT code FROM parent))
        ), counted AS (
            SELECT region_code, scope,
                   ARRAY[sum(sign * counts[1]), sum(sign * counts[2]), sum(sign * counts[3]),
                         sum(sign * counts[4]), sum(sign * counts[5])] AS left_over
            FROM line GROUP BY region_code, scope
        ), summed AS (
            SELECT region_code, scope, min(cardinality(cells)) AS fewest,
                   max(cardinality(cells)) AS most, ARRAY[%s] AS left_over
            FROM line WHERE cells IS NOT NULL GROUP BY region_code, scope
        ), left_blank AS (
            SELECT region_code, scope, ARRAY[%s] AS left_over
            FROM line WHERE blanks IS NOT NULL GROUP BY region_code, scope
        )
        SELECT counted.region_code, counted.scope, 0::bigint, 'counts', counted.left_over::text
        FROM counted WHERE 0 <> ANY (counted.left_over)
        UNION ALL
        SELECT summed.region_code, summed.scope, 0::bigint, 'number of cells',
               concat_ws('-', summed.fewest, summed.most)
        FROM summed WHERE summed.fewest <> summed.most
        UNION ALL
        SELECT kind.region_code, kind.scope, cell.position, kind.name, cell.left_over::text
        FROM (SELECT summed.region_code, summed.scope, 'figures' AS name, summed.left_over
              FROM summed WHERE 0 <> ANY (summed.left_over)
              UNION ALL
              SELECT left_blank.region_code, left_blank.scope, 'blanks', left_blank.left_over
              FROM left_blank WHERE 0 <> ANY (left_blank.left_over)) AS kind
        CROSS JOIN LATERAL unnest(kind.left_over) WITH ORDINALITY AS cell (left_over, position)
        WHERE cell.left_over <> 0
        UNION ALL
        SELECT report.region_code, NULL, 0::bigint, 'report out of place',
               report.submission_id::text
        FROM report
        WHERE report.sign > 0
          AND NOT (coalesce(report.is_in_place, false) AND report.is_visible)
        UNION ALL
        SELECT report.region_code, NULL, 0::bigint, 'agency counted more than once',
               report.agency_id::text
        FROM report
        WHERE report.sign > 0
          AND (report.sign <> 1
               OR 1 <> (SELECT count(*) FROM intake.submission AS own
                        JOIN list ON list.is_new AND list.region_code = report.region_code
                                 AND own.submission_id = ANY (list.ids)
                        WHERE own.agency_id = report.agency_id AND own.year = $1))
        ORDER BY 1, 2, 3
    $query$, summary.for_each_cell('coalesce(sum(sign * cells[%s]), 0)'),
        summary.for_each_cell('coalesce(sum(sign * blanks[%s]), 0)'))
    USING of_year, changed, affected, edition, business_date;
END
$$;
COMMENT ON FUNCTION summary.change_differences IS '按变动重新相加：合计之变化应等于进出报告之和；有返回行即不符 / what an edition changed, added again: the change of a total is that of its reports; any row is a difference';
