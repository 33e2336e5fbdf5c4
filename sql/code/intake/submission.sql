-- Reports, one row each and never changed.

COMMENT ON TABLE intake.submission IS '年度报告，每次报送一行，更正为下一版本；按年度（和地区）分区 / one row a filed report, a correction is the next revision; in partitions by year (and region)';
COMMENT ON COLUMN intake.submission.cells IS '按表格次序的整数：件数或分，空白为 NULL / integers in form order: counts or fen; NULL is blank';
COMMENT ON COLUMN intake.submission.packed IS '同一组数的压缩形式，由数据库维护 / the same figures packed, kept by the database';
COMMENT ON COLUMN intake.submission.region_code IS '存放依据：首次报送时单位所在地区；汇总按名录中的地区 / where the row is kept: the agency''s region when it first filed for the year; totals go by the registry';

CREATE OR REPLACE TRIGGER never_changed BEFORE UPDATE OR DELETE OR TRUNCATE ON intake.submission
    FOR EACH STATEMENT EXECUTE FUNCTION intake.refuse_change();

-- A report cannot have come in before its time; a day is left for clocks that differ.
CREATE OR REPLACE FUNCTION intake.refuse_future() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RAISE EXCEPTION 'submitted_at % lies in the future, the database''s clock says % 报送时间晚于数据库时间，请核对时钟',
        NEW.submitted_at, NEW.stored_at USING ERRCODE = 'invalid_parameter_value';
END
$$;

CREATE OR REPLACE TRIGGER not_from_the_future BEFORE INSERT ON intake.submission
    FOR EACH ROW WHEN (isfinite(NEW.submitted_at)
                       AND NEW.submitted_at > NEW.stored_at + interval '24 hours')
    EXECUTE FUNCTION intake.refuse_future();

-- Nor can it be public before its time.
CREATE OR REPLACE FUNCTION intake.refuse_future_publication() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RAISE EXCEPTION 'published_on % lies in the future, the database''s clock says % 公开日期晚于今天，请核对',
        NEW.published_on, now() USING ERRCODE = 'invalid_parameter_value';
END
$$;

CREATE OR REPLACE TRIGGER not_published_in_the_future BEFORE INSERT ON intake.submission
    FOR EACH ROW WHEN (isfinite(NEW.published_on)
                       AND NEW.published_on > (now() AT TIME ZONE 'Asia/Shanghai')::date + 1)
    EXECUTE FUNCTION intake.refuse_future_publication();

-- intake.submit says the region; a plain INSERT need not, unless its year is divided by region.
CREATE OR REPLACE FUNCTION intake.set_region() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    SELECT agency.region_code INTO NEW.region_code
    FROM registry.agency WHERE agency.agency_id = NEW.agency_id;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'no agency % 没有这个单位', NEW.agency_id
            USING ERRCODE = 'foreign_key_violation';
    END IF;
    RETURN NEW;
END
$$;

CREATE OR REPLACE TRIGGER has_region BEFORE INSERT ON intake.submission
    FOR EACH ROW WHEN (NEW.region_code IS NULL) EXECUTE FUNCTION intake.set_region();

-- Told to the next run. A row that lies on another server counts because of what is noted here.
CREATE OR REPLACE FUNCTION intake.note_submission() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    INSERT INTO work.inbox (kind, row_id, agency_id, year, judges, is_elsewhere)
    VALUES ('submission', NEW.submission_id, NEW.agency_id, NEW.year, true,
        EXISTS (SELECT FROM pg_foreign_table WHERE ftrelid = TG_RELID));
    RETURN NULL;
END
$$;

CREATE OR REPLACE TRIGGER note_arrival AFTER INSERT ON intake.submission
    FOR EACH ROW EXECUTE FUNCTION intake.note_submission();

-- Row-level security, on tables that nobody but the owner fills by COPY, for COPY refuses such
-- tables. The owner is exempt; for the worker and the auditor the condition is gone before planning
-- begins. Policies and rights are asked of the table that a statement names: a partition needs none
-- of its own, and none but the owner may name it.
ALTER TABLE intake.submission ENABLE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS everything_for_the_job ON intake.submission;
CREATE POLICY everything_for_the_job ON intake.submission TO huizong_worker
    USING (true) WITH CHECK (true);
DROP POLICY IF EXISTS everything_for_auditors ON intake.submission;
CREATE POLICY everything_for_auditors ON intake.submission FOR SELECT
    TO huizong_auditor USING (true);
DROP POLICY IF EXISTS own_rows ON intake.submission;
CREATE POLICY own_rows ON intake.submission FOR SELECT
    USING ((SELECT registry.sees_all()) OR agency_id = (SELECT registry.own_agency()));
DROP POLICY IF EXISTS kept_rows ON intake.submission;
CREATE POLICY kept_rows ON intake.submission FOR SELECT TO huizong_clerk
    USING (agency_id IN (SELECT held.agency_id FROM registry.agency AS held
                         WHERE held.region_code = ANY (ARRAY(SELECT registry.seen_regions()))));

-- Whether no partition lies on another server. It is marked as one that never changes so that the
-- planner asks it, once a plan, and not every row: a partition that comes or goes makes PostgreSQL
-- throw away the plans that were made before.
CREATE OR REPLACE FUNCTION intake.is_all_here() RETURNS boolean
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
BEGIN
    -- nearly everywhere there is none at all, which is found out at once
    RETURN NOT EXISTS (SELECT FROM pg_catalog.pg_foreign_table) OR NOT EXISTS (
        SELECT FROM pg_catalog.pg_partition_tree('intake.submission') AS part
        JOIN pg_catalog.pg_foreign_table ON pg_foreign_table.ftrelid = part.relid);
END
$$;
COMMENT ON FUNCTION intake.is_all_here IS '报告是否都在本服务器上 / whether no partition lies on another server';
