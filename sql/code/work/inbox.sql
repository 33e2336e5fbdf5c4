-- What is new. Triggers on everything that a run must notice fill it; a run takes, in its own
-- transaction, what its snapshot sees.

COMMENT ON SCHEMA work IS '待办：夜间任务尚未处理的新事项 / what the nightly job has yet to look at';
COMMENT ON TABLE work.inbox IS '收件箱：每项新报送、决定、名录变动一行，处理它的运行；run_id 为空即尚未处理 / what came, one row each, and the run that took it; new if run_id is null';
COMMENT ON TABLE work.run_lock IS '运行锁：从不存行，只供运行或迁移加锁 / the lock of a run or a migration; never holds a row';
COMMENT ON TABLE work.turn IS '报送和决定的次序：每个单位（负数为地区）每年度一行，只供加锁 / whose turn it is to file or decide: one row an agency (negative: a region) and year, to be locked only';

-- Gives a run what is new, and tells which rows of which kinds that is. A run of everything takes
-- everything. One of certain years or regions takes what concerns what it judged; what follows from
-- it elsewhere, as the comparison of the next year, it leaves behind for a run of everything. So do
-- years that it judged and that had not been published whole before, `first_years`: the year after
-- such a year is compared from now on, and of the year itself regions may be missing.
CREATE OR REPLACE FUNCTION work.take(taking_run bigint, first_years integer[])
RETURNS TABLE (kind text, row_ids int8multirange)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
    takes_all boolean;
BEGIN
    SELECT is_unrestricted INTO STRICT takes_all FROM audit.run WHERE run_id = taking_run;
    IF takes_all THEN
        RETURN QUERY
        WITH stamped AS (
            UPDATE work.inbox SET run_id = taking_run WHERE run_id IS NULL
            RETURNING kind, row_id
        )
        SELECT kind, range_agg(int8range(row_id, row_id, '[]')) FROM stamped
        WHERE row_id IS NOT NULL GROUP BY kind;
        RETURN;
    END IF;
    RETURN QUERY
    WITH judged AS MATERIALIZED (
        -- no region: every region
        SELECT run_year.year, part.region_code
        FROM audit.run_year LEFT JOIN LATERAL unnest(region_codes) AS part (region_code) ON true
        WHERE run_id = taking_run
    ), taken AS MATERIALIZED (
        SELECT inbox_id
        FROM (SELECT inbox_id, inbox.year,
                     coalesce(
                         (SELECT past.region_code FROM registry.agency_past AS past
                          WHERE past.agency_id = inbox.agency_id
                            AND past.until > make_date(inbox.year, 12, 31)
                          ORDER BY past.until LIMIT 1),
                         agency.region_code, inbox.region_code) AS region_code
              FROM work.inbox LEFT JOIN registry.agency USING (agency_id)
              WHERE run_id IS NULL) AS new_entry
        WHERE (year, region_code) IN (SELECT year, region_code FROM judged)
           OR region_code IS NOT NULL
              AND year IN (SELECT year FROM judged WHERE region_code IS NULL)
    ), left_behind AS (
        SELECT touched.region_code, touched.year
        FROM work.touched JOIN taken USING (inbox_id)
        WHERE ((touched.year, touched.region_code) IN (SELECT year, region_code FROM judged))
              IS NOT TRUE
          AND (touched.year IN (SELECT year FROM judged WHERE region_code IS NULL)) IS NOT TRUE
        UNION
        SELECT NULL, year + 1 FROM unnest(first_years) AS first (year)
        UNION
        SELECT NULL, year FROM unnest(first_years) AS first (year)
        WHERE year NOT IN (SELECT year FROM judged WHERE region_code IS NULL)
        EXCEPT
        SELECT region_code, year FROM work.inbox WHERE run_id IS NULL AND kind = 'year'
    ), noted AS (
        INSERT INTO work.inbox (kind, region_code, year, judges)
        SELECT 'year', region_code, year, true FROM left_behind
    ), stamped AS (
        UPDATE work.inbox SET run_id = taking_run
        FROM taken WHERE inbox.run_id IS NULL AND inbox.inbox_id = taken.inbox_id
        RETURNING inbox.kind, inbox.row_id
    )
    SELECT kind, range_agg(int8range(row_id, row_id, '[]')) FROM stamped
    WHERE row_id IS NOT NULL GROUP BY kind;
END
$$;
COMMENT ON FUNCTION work.take IS '运行取走新事项 / gives a run what is new';
