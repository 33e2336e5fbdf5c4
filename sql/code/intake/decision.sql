-- Decisions about what was filed: withdrawals, corrections of dates, publications, and decisions
-- taken back. Each is a row that is added and never changed, with who decided, why and when.

COMMENT ON TABLE intake.withdrawal IS '撤销：误存的报告（单位、年度有误，试导入），视为从未报送 / stored by mistake: from then on it was never filed';
COMMENT ON TABLE intake.correction IS '更正报送或公开日期；空为不改 / other dates of a filing than those it was stored with; empty: that one stays';
COMMENT ON TABLE intake.publication IS '事后查到的公开：日期、网址、网页的 SHA-256 / a publication that somebody saw, with the hash of the page';
COMMENT ON TABLE intake.revocation IS '收回：误作的决定自此不再有效 / a decision that was itself a mistake: from then on it does not hold';

DO $$
DECLARE
    table_name text;
BEGIN
    FOREACH table_name IN ARRAY ARRAY['withdrawal', 'correction', 'publication', 'revocation'] LOOP
        EXECUTE format('CREATE OR REPLACE TRIGGER never_changed '
            'BEFORE UPDATE OR DELETE OR TRUNCATE ON intake.%I '
            'FOR EACH STATEMENT EXECUTE FUNCTION intake.refuse_change()', table_name);
        EXECUTE format('ALTER TABLE intake.%I ENABLE ROW LEVEL SECURITY', table_name);
        EXECUTE format('DROP POLICY IF EXISTS everything_for_the_job ON intake.%I', table_name);
        EXECUTE format('CREATE POLICY everything_for_the_job ON intake.%I TO huizong_worker '
            'USING (true) WITH CHECK (true)', table_name);
        EXECUTE format('DROP POLICY IF EXISTS everything_for_auditors ON intake.%I', table_name);
        EXECUTE format('CREATE POLICY everything_for_auditors ON intake.%I FOR SELECT '
            'TO huizong_auditor USING (true)', table_name);
    END LOOP;
    FOREACH table_name IN ARRAY ARRAY['withdrawal', 'correction'] LOOP
        -- what a clerk sees of reports is its own region's
        EXECUTE format('DROP POLICY IF EXISTS kept_rows ON intake.%I', table_name);
        EXECUTE format('CREATE POLICY kept_rows ON intake.%I FOR SELECT TO huizong_clerk '
            'USING (submission_id IN (SELECT submission_id FROM intake.submission))',
            table_name);
        EXECUTE format('CREATE OR REPLACE TRIGGER names_submission BEFORE INSERT ON intake.%I '
            'FOR EACH ROW EXECUTE FUNCTION intake.refuse_unfiled()', table_name);
    END LOOP;
END
$$;

-- Told to the next run. When something was published is asked of lateness alone: no total and no
-- finding goes by it.
CREATE OR REPLACE FUNCTION intake.note_decision() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF TG_TABLE_NAME = 'publication' THEN
        INSERT INTO work.inbox (kind, row_id, agency_id, year, judges)
        VALUES ('publication', NEW.publication_id, NEW.agency_id, NEW.year, false);
    ELSIF TG_TABLE_NAME = 'revocation' THEN
        INSERT INTO work.inbox (kind, row_id, agency_id, region_code, year, judges)
        SELECT 'revocation', NEW.revocation_id, taken_back.agency_id, taken_back.region_code,
               taken_back.year, NEW.kind <> 'publication'
        FROM intake.decision AS taken_back
        WHERE taken_back.kind = NEW.kind AND taken_back.decision_id = NEW.decision_id;
    ELSE
        INSERT INTO work.inbox (kind, row_id, agency_id, year, judges)
        SELECT TG_TABLE_NAME,
               (to_jsonb(NEW) ->> (TG_TABLE_NAME || '_id'))::bigint, filed.agency_id, filed.year,
               TG_TABLE_NAME <> 'correction' OR to_jsonb(NEW) ->> 'submitted_at' IS NOT NULL
        FROM intake.submission AS filed WHERE filed.submission_id = NEW.submission_id;
    END IF;
    RETURN NULL;
END
$$;

-- A decision that is taken back is there.
CREATE OR REPLACE FUNCTION intake.refuse_undecided() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM intake.decision
                   WHERE decision.kind = NEW.kind AND decision.decision_id = NEW.decision_id) THEN
        RAISE EXCEPTION 'no % % 没有这项决定', NEW.kind, NEW.decision_id
            USING ERRCODE = 'foreign_key_violation';
    END IF;
    RETURN NEW;
END
$$;

-- Every decision about what was filed, with whom it concerns. One about totals concerns a region.
CREATE OR REPLACE VIEW intake.decision AS
SELECT 'waiver' AS kind, waiver_id AS decision_id, NULL::bigint AS submission_id, agency_id, year,
       region_code, decided_at, decided_by, stored_by, reason,
       jsonb_strip_nulls(jsonb_build_object(
           'fingerprint', fingerprint, 'rule', rule, 'holds_until', holds_until)) AS details
FROM intake.waiver
UNION ALL
SELECT 'return', return_id, submission_id, filed.agency_id, filed.year, NULL, returned_at,
       returned_by, sent_back.stored_by, reason, '{}'
FROM intake.return AS sent_back JOIN intake.submission AS filed USING (submission_id)
UNION ALL
SELECT 'withdrawal', withdrawal_id, submission_id, filed.agency_id, filed.year, NULL, decided_at,
       decided_by, withdrawal.stored_by, reason, '{}'
FROM intake.withdrawal JOIN intake.submission AS filed USING (submission_id)
UNION ALL
SELECT 'correction', correction_id, submission_id, filed.agency_id, filed.year, NULL, decided_at,
       decided_by, correction.stored_by, reason,
       jsonb_strip_nulls(jsonb_build_object(
           'submitted_at', to_char(correction.submitted_at AT TIME ZONE 'Asia/Shanghai',
                                   'YYYY-MM-DD"T"HH24:MI:SS"+08:00"'),
           'published_on', correction.published_on))
FROM intake.correction JOIN intake.submission AS filed USING (submission_id)
UNION ALL
SELECT 'publication', publication_id, NULL, agency_id, year, NULL, decided_at, decided_by,
       stored_by, NULL,
       jsonb_strip_nulls(jsonb_build_object(
           'published_on', published_on, 'url', url, 'file_name', file_name, 'sha256', sha256,
           'seen_on', seen_on))
FROM intake.publication;
COMMENT ON VIEW intake.decision IS '关于报送的各项决定（不含收回） / decisions about what was filed, without those that take one back';

DO $$
DECLARE
    table_name text;
BEGIN
    FOREACH table_name IN ARRAY ARRAY['withdrawal', 'correction', 'publication', 'revocation'] LOOP
        EXECUTE format('CREATE OR REPLACE TRIGGER note_arrival AFTER INSERT ON intake.%I '
            'FOR EACH ROW EXECUTE FUNCTION intake.note_decision()', table_name);
    END LOOP;
END
$$;
CREATE OR REPLACE TRIGGER names_decision BEFORE INSERT ON intake.revocation
    FOR EACH ROW EXECUTE FUNCTION intake.refuse_undecided();

-- The same for those who decide and those who read, with decisions that take one back.
CREATE OR REPLACE VIEW audit.decision WITH (security_barrier = true) AS
SELECT made.*
FROM (SELECT kind, decision_id, submission_id, agency_id, year, region_code, decided_at,
             decided_by, stored_by, reason, details,
             EXISTS (SELECT FROM intake.revocation AS back
                     WHERE back.kind = decision.kind
                       AND back.decision_id = decision.decision_id) AS is_revoked
      FROM intake.decision
      UNION ALL
      SELECT 'revocation', back.revocation_id, taken_back.submission_id, taken_back.agency_id,
             taken_back.year, taken_back.region_code, back.decided_at, back.decided_by,
             back.stored_by, back.reason,
             jsonb_build_object('kind', back.kind, 'number', back.decision_id), false
      FROM intake.revocation AS back
      JOIN intake.decision AS taken_back USING (kind, decision_id)
      UNION ALL
      SELECT 'exemption', NULL, NULL, agency_id, year, NULL, granted_at, granted_by, NULL, reason,
             jsonb_strip_nulls(jsonb_build_object(
                 'granted_on', granted_on, 'document_number', document_number)), false
      FROM registry.exemption
      UNION ALL
      SELECT 'extension', NULL, NULL, agency_id, year, NULL, recorded_at, granted_by, NULL, reason,
             jsonb_strip_nulls(jsonb_build_object(
                 'event', event, 'due_on', due_on, 'granted_on', granted_on,
                 'document_number', document_number)), false
      FROM registry.extension
      UNION ALL
      -- corrections and past states, not the first filling of the registry
      SELECT 'registry', change_id, NULL, NULL, year, region_code, changed_at,
             coalesce(detail ->> 'decided_by', changed_by), changed_by, detail ->> 'reason',
             jsonb_build_object('subject', subject, 'act', detail ->> 'act',
                                'rows', detail -> 'rows'), false
      FROM registry.change
      WHERE detail ->> 'act' IN ('UPDATE', 'DELETE', 'TRUNCATE')
            AND subject IN ('agency', 'agency_past', 'region', 'region_past', 'deadline',
                            'exemption', 'extension', 'closing', 'succession')
         OR detail ->> 'act' = 'INSERT'
            AND subject IN ('agency_past', 'region_past', 'deadline', 'closing', 'succession'))
     AS made
WHERE (SELECT registry.sees_all())
   OR made.region_code IN (SELECT registry.seen_regions())
   OR made.agency_id IN (SELECT held.agency_id FROM registry.agency_place AS held
                         WHERE held.region_code = ANY (ARRAY(SELECT registry.seen_regions())));
COMMENT ON VIEW audit.decision IS '关于报送的各项决定，限登录名可看的地区 / decisions about what was filed, of the regions that the login may see';

DROP POLICY IF EXISTS kept_rows ON intake.revocation;
CREATE POLICY kept_rows ON intake.revocation FOR SELECT TO huizong_clerk
    USING ((kind, decision_id) IN (SELECT kind, decision_id FROM audit.decision));
