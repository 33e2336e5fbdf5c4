-- The record of runs.

COMMENT ON TABLE audit.run IS '运行记录，按业务日期（北京时间）；running 正在进行，lost 未作交代即告终止 / runs by business date (Asia/Shanghai); running: under way, lost: ended without a word';
COMMENT ON TABLE audit.run_year IS '限定年度或地区的运行实际处理的范围；全面运行无行 / what a run of certain years or regions judged; a run of everything has no rows';

-- Notes down that a run begins, before any of its work and in a transaction of its own, so that a
-- run that is killed is known. The caller holds the lock: whatever is still said to be under way has
-- ended without a word.
CREATE OR REPLACE FUNCTION audit.begin_run(
    business_date date, started_at timestamptz, is_unrestricted boolean)
RETURNS bigint
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    UPDATE audit.run SET outcome = 'lost' WHERE outcome = 'running';
    INSERT INTO audit.run (business_date, started_at, finished_at, outcome, is_unrestricted)
    VALUES (begin_run.business_date, begin_run.started_at, NULL, 'running',
        begin_run.is_unrestricted)
    RETURNING run_id
$$;
COMMENT ON FUNCTION audit.begin_run IS '登记一次运行开始，返回编号 / notes down that a run begins; gives its number';

-- Notes down how a run ended; once. A run that speaks after all was not lost, unless another one has
-- sealed that it was, or is about to.
CREATE OR REPLACE FUNCTION audit.end_run(
    run_id bigint, outcome text, edition_id bigint, submissions integer, seen pg_snapshot,
    system_identifier bigint, catalogue_hash text, error text, stage_seconds jsonb)
RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
BEGIN
    IF EXISTS (SELECT FROM audit.run AS given_up
               WHERE given_up.run_id = end_run.run_id AND given_up.outcome = 'lost') THEN
        LOCK TABLE work.run_lock IN EXCLUSIVE MODE NOWAIT;
        IF end_run.run_id <@ audit.sealed_runs() THEN
            RAISE EXCEPTION 'run % was given up as lost 这次运行已按中断封存', end_run.run_id
                USING ERRCODE = 'object_not_in_prerequisite_state';
        END IF;
    END IF;
    UPDATE audit.run AS ended
    SET finished_at = clock_timestamp(), outcome = end_run.outcome,
        edition_id = end_run.edition_id, submissions = end_run.submissions, seen = end_run.seen,
        system_identifier = end_run.system_identifier, catalogue_hash = end_run.catalogue_hash,
        error = end_run.error, stage_seconds = end_run.stage_seconds
    WHERE ended.run_id = end_run.run_id AND ended.outcome IN ('running', 'lost');
    IF NOT FOUND THEN
        RAISE EXCEPTION 'run % is not under way 这次运行不在进行中', end_run.run_id
            USING ERRCODE = 'no_data_found';
    END IF;
END
$$;
COMMENT ON FUNCTION audit.end_run IS '登记一次运行的结果 / notes down how a run ended';
