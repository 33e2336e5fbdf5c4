-- Cases that the office knows from elsewhere. Entries are added, never changed.

COMMENT ON TABLE intake.ledger IS '台账：县办掌握的申请、复议、诉讼，一件一行，后一行代替前一行 / what the office knows from elsewhere, one row a case; a later row about the same case takes its place';
COMMENT ON COLUMN intake.ledger.year IS '计入的报告年度，即日期的年份 / the report year in which it counts, that of the day';
COMMENT ON COLUMN intake.ledger.is_void IS '作废：该件系误登 / taken back: the case was noted by mistake';

CREATE OR REPLACE TRIGGER never_changed BEFORE UPDATE OR DELETE OR TRUNCATE ON intake.ledger
    FOR EACH STATEMENT EXECUTE FUNCTION intake.refuse_change();

-- Told to the next run.
CREATE OR REPLACE FUNCTION intake.note_ledger() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    INSERT INTO work.inbox (kind, row_id, agency_id, year, judges)
    VALUES ('ledger', NEW.entry_id, NEW.agency_id, NEW.year, true);
    RETURN NULL;
END
$$;

CREATE OR REPLACE TRIGGER note_arrival AFTER INSERT ON intake.ledger
    FOR EACH ROW EXECUTE FUNCTION intake.note_ledger();

ALTER TABLE intake.ledger ENABLE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS everything_for_the_job ON intake.ledger;
CREATE POLICY everything_for_the_job ON intake.ledger TO huizong_worker
    USING (true) WITH CHECK (true);
DROP POLICY IF EXISTS everything_for_auditors ON intake.ledger;
CREATE POLICY everything_for_auditors ON intake.ledger FOR SELECT
    TO huizong_auditor USING (true);
-- A clerk keeps the ledger of its own region.
DROP POLICY IF EXISTS kept_rows ON intake.ledger;
CREATE POLICY kept_rows ON intake.ledger TO huizong_clerk
    USING (agency_id IN (SELECT held.agency_id FROM registry.agency AS held
                         WHERE held.region_code = ANY (ARRAY(SELECT registry.seen_regions()))));

-- The cases of a year as they stand now.
CREATE OR REPLACE FUNCTION intake.ledger_cases(report_year integer)
RETURNS TABLE (agency_id bigint, kind text, number text, happened_on date)
LANGUAGE sql STABLE AS $$
    SELECT latest.agency_id, latest.kind, latest.number, latest.happened_on
    FROM (SELECT DISTINCT ON (entry.agency_id, entry.kind, entry.number) entry.*
          FROM intake.ledger AS entry WHERE entry.year = report_year
          ORDER BY entry.agency_id, entry.kind, entry.number, entry.entry_id DESC) AS latest
    WHERE NOT latest.is_void
$$;
COMMENT ON FUNCTION intake.ledger_cases IS '某年度台账的现有案件 / the cases of a year as they stand now';
