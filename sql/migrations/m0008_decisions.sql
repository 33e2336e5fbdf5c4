-- m0008: what a person decided about a submission: to count it in spite of a finding, or to send it
-- back. Decisions are added, never changed.
CREATE TABLE intake.waiver (
    waiver_id   bigint  GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    fingerprint text    NOT NULL,
    agency_id   bigint  NOT NULL REFERENCES registry.agency (agency_id),
    year        integer NOT NULL,
    rule        text    NOT NULL,
    cells       text[]  NOT NULL,
    -- the values at the time: another value, and the waiver no longer holds
    left_value  numeric,
    right_value numeric,
    reason      text    NOT NULL,
    decided_by  text    NOT NULL,
    -- last day on which it holds; empty: as long as the values stay
    holds_until date,
    decided_at  timestamptz NOT NULL DEFAULT clock_timestamp(),
    stored_by   text    NOT NULL DEFAULT session_user,
    stored_xid  xid8    NOT NULL DEFAULT pg_current_xact_id(),
    CONSTRAINT waiver_reason_given CHECK (btrim(reason) <> ''),
    CONSTRAINT waiver_decider_named CHECK (btrim(decided_by) <> '')
);
CREATE INDEX waiver_year ON intake.waiver (year, agency_id);
CREATE INDEX waiver_xid ON intake.waiver (stored_xid);
COMMENT ON TABLE intake.waiver IS '例外：某项核查结果经批准仍计入；数值一变即失效 / a finding that was allowed; lapses when a value changes';

CREATE TABLE intake.return (
    submission_id bigint  NOT NULL PRIMARY KEY REFERENCES intake.submission (submission_id),
    reason        text    NOT NULL,
    returned_by   text    NOT NULL,
    returned_at   timestamptz NOT NULL DEFAULT clock_timestamp(),
    stored_by     text    NOT NULL DEFAULT session_user,
    stored_xid    xid8    NOT NULL DEFAULT pg_current_xact_id(),
    CONSTRAINT return_reason_given CHECK (btrim(reason) <> '')
);
CREATE INDEX return_xid ON intake.return (stored_xid);
COMMENT ON TABLE intake.return IS '退回：该版本退回更正，不再计入 / sent back for correction; the revision no longer counts';

CREATE TRIGGER never_changed BEFORE UPDATE OR DELETE OR TRUNCATE ON intake.waiver
    FOR EACH STATEMENT EXECUTE FUNCTION intake.refuse_change();
CREATE TRIGGER never_changed BEFORE UPDATE OR DELETE OR TRUNCATE ON intake.return
    FOR EACH STATEMENT EXECUTE FUNCTION intake.refuse_change();

-- Findings say which waiver lets them pass.
ALTER TABLE summary.finding_row ADD COLUMN waiver_id bigint REFERENCES intake.waiver (waiver_id);
CREATE OR REPLACE VIEW summary.finding AS
SELECT submission_id, agency_id, year, rule, severity, verdict, cells, left_value, right_value,
       difference, message_zh, message_en, fingerprint, first_edition_id, waiver_id
FROM summary.finding_row WHERE superseded_by IS NULL;
COMMENT ON COLUMN summary.finding.waiver_id IS '批准的例外编号，空为无 / the waiver that lets it pass, if any';

-- Allows a current finding, bound to its values. The finding is named by its fingerprint.
CREATE FUNCTION intake.waive(
    fingerprint text, reason text, decided_by text, holds_until date DEFAULT NULL)
RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    found_row summary.finding_row;
    new_id    bigint;
BEGIN
    SELECT * INTO found_row FROM summary.finding_row AS f
    WHERE f.fingerprint = waive.fingerprint AND f.superseded_by IS NULL
    ORDER BY f.revision DESC LIMIT 1;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'no open finding % 没有这项未决核查结果', fingerprint
            USING ERRCODE = 'no_data_found';
    ELSIF found_row.verdict <> 'failed' THEN
        RAISE EXCEPTION 'finding % keeps nothing out: it could not be decided 该项无法判定，并未影响计入',
            fingerprint USING ERRCODE = 'invalid_parameter_value';
    ELSIF found_row.rule IN ('R-CELLS', 'R-RANGE') THEN
        RAISE EXCEPTION 'a finding of % cannot be waived: the figures cannot be added 该规则不得例外，数字无法相加',
            found_row.rule USING ERRCODE = 'invalid_parameter_value';
    ELSIF holds_until < (now() AT TIME ZONE 'Asia/Shanghai')::date THEN
        RAISE EXCEPTION 'the waiver would have ended on % 例外的截止日已过', holds_until
            USING ERRCODE = 'invalid_parameter_value';
    END IF;
    INSERT INTO intake.waiver (
        fingerprint, agency_id, year, rule, cells, left_value, right_value, reason, decided_by,
        holds_until)
    VALUES (fingerprint, found_row.agency_id, found_row.year, found_row.rule, found_row.cells,
        found_row.left_value, found_row.right_value, reason, decided_by, holds_until)
    RETURNING waiver_id INTO new_id;
    RETURN new_id;
END
$$;
COMMENT ON FUNCTION intake.waive IS '批准一项例外，返回编号 / allows a finding; gives the waiver''s number';

-- Sends a submission back.
CREATE FUNCTION intake.send_back(submission_id bigint, reason text, returned_by text)
RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF NOT EXISTS (
        SELECT FROM intake.submission AS s WHERE s.submission_id = send_back.submission_id) THEN
        RAISE EXCEPTION 'no submission % 没有这份报告', submission_id
            USING ERRCODE = 'no_data_found';
    ELSIF EXISTS (SELECT FROM intake.return AS r WHERE r.submission_id = send_back.submission_id)
    THEN
        RAISE EXCEPTION 'submission % was returned before 该报告已经退回', submission_id
            USING ERRCODE = 'unique_violation';
    END IF;
    INSERT INTO intake.return (submission_id, reason, returned_by)
    VALUES (send_back.submission_id, send_back.reason, send_back.returned_by);
END
$$;
COMMENT ON FUNCTION intake.send_back IS '退回一份报告 / sends a submission back for correction';

-- Where each submission stands in the current edition.
CREATE VIEW audit.submission_state AS
SELECT submission.submission_id, submission.agency_id, submission.year, submission.revision,
       submission.submitted_at, sent_back.returned_at, sent_back.reason AS return_reason,
       CASE WHEN counted.submission_id IS NOT NULL THEN 'counted'
            WHEN EXISTS (SELECT FROM intake.submission AS later
                         WHERE later.agency_id = submission.agency_id
                           AND later.year = submission.year
                           AND later.revision > submission.revision) THEN 'corrected'
            WHEN sent_back.submission_id IS NOT NULL THEN 'returned'
            ELSE 'received' END AS state
FROM intake.submission
LEFT JOIN intake.return AS sent_back USING (submission_id)
LEFT JOIN (SELECT unnest(included_own || included_other) AS submission_id
           FROM summary.roster WHERE superseded_by IS NULL) AS counted USING (submission_id);
COMMENT ON VIEW audit.submission_state IS '报告状态：received 已收，returned 已退回，corrected 已被更正，counted 已计入 / where each submission stands';
