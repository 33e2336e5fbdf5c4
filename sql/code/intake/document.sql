-- The source file of a submission.

COMMENT ON TABLE intake.document IS '报告原文件的指纹及每格原文、位置 / the source file of a submission: each cell as written, and where';

CREATE OR REPLACE TRIGGER never_changed BEFORE UPDATE OR DELETE OR TRUNCATE ON intake.document
    FOR EACH STATEMENT EXECUTE FUNCTION intake.refuse_change();

-- A document or a return names a report that is there; reports are never removed. A foreign key
-- cannot lead to a table with foreign partitions: a trigger asks instead.
CREATE OR REPLACE FUNCTION intake.refuse_unfiled() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM intake.submission WHERE submission_id = NEW.submission_id) THEN
        RAISE EXCEPTION 'no submission % 没有这份报告', NEW.submission_id
            USING ERRCODE = 'foreign_key_violation';
    END IF;
    RETURN NEW;
END
$$;

CREATE OR REPLACE TRIGGER names_submission BEFORE INSERT ON intake.document
    FOR EACH ROW EXECUTE FUNCTION intake.refuse_unfiled();

-- Told to the next run, which seals it; what stood where changes no figure.
CREATE OR REPLACE FUNCTION intake.note_document() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    INSERT INTO work.inbox (kind, row_id, agency_id, year, judges)
    SELECT 'document', NEW.submission_id, submission.agency_id, submission.year, false
    FROM intake.submission WHERE submission.submission_id = NEW.submission_id;
    RETURN NULL;
END
$$;

CREATE OR REPLACE TRIGGER note_arrival AFTER INSERT ON intake.document
    FOR EACH ROW EXECUTE FUNCTION intake.note_document();

ALTER TABLE intake.document ENABLE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS everything_for_the_job ON intake.document;
CREATE POLICY everything_for_the_job ON intake.document TO huizong_worker
    USING (true) WITH CHECK (true);
DROP POLICY IF EXISTS everything_for_auditors ON intake.document;
CREATE POLICY everything_for_auditors ON intake.document FOR SELECT
    TO huizong_auditor USING (true);
DROP POLICY IF EXISTS own_rows ON intake.document;
CREATE POLICY own_rows ON intake.document FOR SELECT
    USING ((SELECT registry.sees_all()) OR submission_id IN (
        SELECT submission_id FROM intake.submission
        WHERE agency_id = (SELECT registry.own_agency())));
DROP POLICY IF EXISTS kept_rows ON intake.document;
CREATE POLICY kept_rows ON intake.document TO huizong_clerk
    USING (submission_id IN (SELECT submission_id FROM intake.submission))
    WITH CHECK (submission_id IN (SELECT submission_id FROM intake.submission));
