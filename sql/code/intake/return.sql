-- Submissions sent back for correction. Decisions are added, never changed.

COMMENT ON TABLE intake.return IS '退回：该版本退回更正，不再计入 / sent back for correction; the revision no longer counts';

CREATE OR REPLACE TRIGGER never_changed BEFORE UPDATE OR DELETE OR TRUNCATE ON intake.return
    FOR EACH STATEMENT EXECUTE FUNCTION intake.refuse_change();
CREATE OR REPLACE TRIGGER names_submission BEFORE INSERT ON intake.return
    FOR EACH ROW EXECUTE FUNCTION intake.refuse_unfiled();

-- Told to the next run.
CREATE OR REPLACE FUNCTION intake.note_return() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    INSERT INTO work.inbox (kind, row_id, agency_id, year, judges)
    SELECT 'return', NEW.return_id, submission.agency_id, submission.year, true
    FROM intake.submission WHERE submission.submission_id = NEW.submission_id;
    RETURN NULL;
END
$$;

CREATE OR REPLACE TRIGGER note_arrival AFTER INSERT ON intake.return
    FOR EACH ROW EXECUTE FUNCTION intake.note_return();

ALTER TABLE intake.return ENABLE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS everything_for_the_job ON intake.return;
CREATE POLICY everything_for_the_job ON intake.return TO huizong_worker
    USING (true) WITH CHECK (true);
DROP POLICY IF EXISTS everything_for_auditors ON intake.return;
CREATE POLICY everything_for_auditors ON intake.return FOR SELECT
    TO huizong_auditor USING (true);
DROP POLICY IF EXISTS own_rows ON intake.return;
CREATE POLICY own_rows ON intake.return FOR SELECT
    USING ((SELECT registry.sees_all()) OR submission_id IN (
        SELECT submission_id FROM intake.submission
        WHERE agency_id = (SELECT registry.own_agency())));
-- what a clerk sees of reports is its own region's
DROP POLICY IF EXISTS kept_rows ON intake.return;
CREATE POLICY kept_rows ON intake.return FOR SELECT TO huizong_clerk
    USING (submission_id IN (SELECT submission_id FROM intake.submission));
