-- A database that was restored on another system. Rows that came from there bear its transaction
-- numbers, which here mean nothing: those ahead of ours would look as if they were still being
-- filed, for months. What was there when the first run began on this system is known by its number
-- instead.

COMMENT ON TABLE audit.inherited IS '本数据库系统首次运行前已有的记录（如由备份恢复）：编号不大于 up_to / rows that were there before the first run on this system, as after a restore: those numbered up to up_to';

CREATE OR REPLACE FUNCTION audit.inherited_up_to(kind text) RETURNS bigint
LANGUAGE sql STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT coalesce((
        SELECT inherited.up_to FROM audit.inherited
        WHERE inherited.kind = inherited_up_to.kind
          AND inherited.system_identifier = (SELECT system_identifier FROM pg_control_system())), 0)
$$;
COMMENT ON FUNCTION audit.inherited_up_to IS '某类记录在本系统首次运行前的最大编号 / the last number of a kind of rows that were there before the first run on this system';

-- Before the first run on a system. Nobody may be storing a row just now: its number could be below
-- the bound and its transaction not ended.
CREATE OR REPLACE FUNCTION audit.note_inherited() RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    here bigint := (SELECT system_identifier FROM pg_control_system());
BEGIN
    IF EXISTS (SELECT FROM audit.inherited WHERE system_identifier = here)
       OR EXISTS (SELECT FROM audit.run WHERE system_identifier = here) THEN
        RETURN;
    END IF;
    LOCK TABLE intake.submission, intake.document, intake.waiver, registry.change
        IN SHARE MODE;
    INSERT INTO audit.inherited (system_identifier, kind, up_to)
    VALUES (here, 'submission', (SELECT coalesce(max(submission_id), 0) FROM intake.submission)),
           (here, 'document', (SELECT coalesce(max(submission_id), 0) FROM intake.document)),
           (here, 'waiver', (SELECT coalesce(max(waiver_id), 0) FROM intake.waiver)),
           (here, 'change', (SELECT coalesce(max(change_id), 0) FROM registry.change))
    ON CONFLICT DO NOTHING;
END
$$;
COMMENT ON FUNCTION audit.note_inherited IS '首次在本系统运行前记下已有的记录 / notes what was there before the first run on this system';
