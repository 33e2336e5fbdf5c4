-- m0024: a database that was restored on another system, and filings that failed on one of two.

-- Rows that came from another system bear its transaction numbers, which here mean nothing: those
-- ahead of ours would look as if they were still being filed, for months. What was there when the
-- first run began on this system is known by its number instead.
CREATE TABLE audit.inherited (
    system_identifier bigint NOT NULL,
    kind      text        NOT NULL,
    -- rows up to this number were there
    up_to     bigint      NOT NULL,
    noted_at  timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (system_identifier, kind)
);
COMMENT ON TABLE audit.inherited IS '本数据库系统首次运行前已有的记录（如由备份恢复）：编号不大于 up_to / rows that were there before the first run on this system, as after a restore: those numbered up to up_to';
GRANT SELECT ON audit.inherited TO huizong_worker, huizong_auditor;

CREATE FUNCTION audit.inherited_up_to(kind text) RETURNS bigint
LANGUAGE sql STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT coalesce((
        SELECT inherited.up_to FROM audit.inherited
        WHERE inherited.kind = inherited_up_to.kind
          AND inherited.system_identifier = (SELECT system_identifier FROM pg_control_system())), 0)
$$;
COMMENT ON FUNCTION audit.inherited_up_to IS '某类记录在本系统首次运行前的最大编号 / the last number of a kind of rows that were there before the first run on this system';

-- Before the first run on a system. Nobody may be storing a row just now: its number could be below
-- the bound and its transaction not ended.
CREATE FUNCTION audit.note_inherited() RETURNS void
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
REVOKE ALL ON FUNCTION audit.inherited_up_to, audit.note_inherited FROM PUBLIC;
GRANT EXECUTE ON FUNCTION audit.inherited_up_to TO huizong_worker, huizong_auditor;
GRANT EXECUTE ON FUNCTION audit.note_inherited TO huizong_worker;

-- As before; and what another server kept although this one gave the filing up is no report.
CREATE OR REPLACE VIEW intake.visible_submission AS
SELECT * FROM intake.submission
WHERE intake.is_all_here()
   OR submission_id <= (SELECT audit.inherited_up_to('submission'))
   OR CASE WHEN pg_visible_in_snapshot(stored_xid, (SELECT pg_current_snapshot()))
           THEN pg_xact_status(stored_xid) IS DISTINCT FROM 'aborted' END;

-- What came from another system is sealed once, not every night anew.
DO $$
DECLARE
    before text := pg_get_functiondef('audit.unsealed(text, pg_snapshot, pg_snapshot)'::regprocedure);
    after  text := replace(before,
        'AND NOT pg_visible_in_snapshot(%3$I, $1)'',',
        'AND NOT pg_visible_in_snapshot(%3$I, $1) AND ($2 IS NULL OR %1$I > $2)'',');
BEGIN
    after := replace(after, 'xid_column) INTO ids USING last_seen;',
        'xid_column) INTO ids USING last_seen, '
        'CASE WHEN kind <> ''return'' THEN audit.inherited_up_to(kind) END;');
    IF position('inherited_up_to' IN after) = 0 OR position('%1$I > $2' IN after) = 0 THEN
        RAISE EXCEPTION 'audit.unsealed is not as expected';
    END IF;
    EXECUTE after;
END
$$;
