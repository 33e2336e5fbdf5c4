-- Findings that a person allowed. Decisions are added, never changed.

COMMENT ON TABLE intake.waiver IS '例外：某项核查结果经批准仍计入；数值一变即失效 / a finding that was allowed; lapses when a value changes';
COMMENT ON COLUMN intake.waiver.region_code IS '地区合计的例外所属地区；单位的例外为空 / the region whose totals it is about; empty for an agency''s';

CREATE OR REPLACE TRIGGER never_changed BEFORE UPDATE OR DELETE OR TRUNCATE ON intake.waiver
    FOR EACH STATEMENT EXECUTE FUNCTION intake.refuse_change();

-- Told to the next run.
CREATE OR REPLACE FUNCTION intake.note_waiver() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    INSERT INTO work.inbox (kind, row_id, agency_id, region_code, year, judges)
    VALUES ('waiver', NEW.waiver_id, NEW.agency_id, NEW.region_code, NEW.year, true);
    RETURN NULL;
END
$$;

CREATE OR REPLACE TRIGGER note_arrival AFTER INSERT ON intake.waiver
    FOR EACH ROW EXECUTE FUNCTION intake.note_waiver();

ALTER TABLE intake.waiver ENABLE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS everything_for_the_job ON intake.waiver;
CREATE POLICY everything_for_the_job ON intake.waiver TO huizong_worker
    USING (true) WITH CHECK (true);
DROP POLICY IF EXISTS everything_for_auditors ON intake.waiver;
CREATE POLICY everything_for_auditors ON intake.waiver FOR SELECT
    TO huizong_auditor USING (true);

-- Allows a current finding, bound to its values. The finding is named by its fingerprint, or by the
-- beginning of it, eight characters at least, where only one open finding begins so. A fingerprint
-- has the digits 0 to f, so that g comes behind all that begin alike.
CREATE OR REPLACE FUNCTION intake.waive(
    fingerprint text, reason text, decided_by text, holds_until date DEFAULT NULL)
RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    found_row summary.finding_row;
    new_id    bigint;
BEGIN
    PERFORM intake.require_words(reason, decided_by);
    SELECT * INTO found_row FROM summary.finding_row AS f
    WHERE f.fingerprint >= waive.fingerprint AND f.fingerprint < waive.fingerprint || 'g'
      AND f.superseded_by IS NULL AND length(waive.fingerprint) >= 8
    ORDER BY f.fingerprint, f.revision DESC LIMIT 1;
    IF FOUND AND EXISTS (
        SELECT FROM summary.finding_row AS f
        WHERE f.fingerprint > found_row.fingerprint
          AND f.fingerprint < waive.fingerprint || 'g' AND f.superseded_by IS NULL
    ) THEN
        RAISE EXCEPTION 'several open findings begin with %, write more of it 不止一项核查结果以此开头，请多写几位',
            fingerprint USING ERRCODE = 'invalid_parameter_value';
    ELSIF found_row.fingerprint IS NULL THEN
        RAISE EXCEPTION 'no open finding % 没有这项未决核查结果', fingerprint
            USING ERRCODE = 'no_data_found';
    ELSIF NOT (CASE WHEN found_row.agency_id IS NULL
                   THEN registry.keeps_region(found_row.region_code)
                   ELSE registry.keeps_agency(found_row.agency_id) END) THEN
        RAISE EXCEPTION 'no open finding % 没有这项未决核查结果', fingerprint
            USING ERRCODE = 'no_data_found';
    ELSIF found_row.verdict <> 'failed' THEN
        RAISE EXCEPTION 'finding % keeps nothing out, there is nothing to allow 该项并未影响计入，无须批准例外',
            fingerprint USING ERRCODE = 'invalid_parameter_value';
    ELSIF found_row.rule IN ('R-CELLS', 'R-RANGE', 'R-FORM') THEN
        RAISE EXCEPTION 'a finding of % cannot be waived: the figures cannot be added 该规则不得例外，数字无法相加',
            found_row.rule USING ERRCODE = 'invalid_parameter_value';
    ELSIF holds_until < (now() AT TIME ZONE 'Asia/Shanghai')::date THEN
        RAISE EXCEPTION 'the waiver would have ended on % 例外的截止日已过', holds_until
            USING ERRCODE = 'invalid_parameter_value';
    END IF;
    INSERT INTO intake.waiver (
        fingerprint, agency_id, region_code, year, rule, cells, left_value, right_value, reason,
        decided_by, holds_until)
    VALUES (found_row.fingerprint, found_row.agency_id,
        CASE WHEN found_row.agency_id IS NULL THEN found_row.region_code END, found_row.year,
        found_row.rule, summary.cells_of(found_row.cell_list), found_row.left_value,
        found_row.right_value, reason, decided_by, holds_until)
    RETURNING waiver_id INTO new_id;
    RETURN new_id;
END
$$;
COMMENT ON FUNCTION intake.waive IS '批准一项例外，返回编号 / allows a finding; gives the waiver''s number';
