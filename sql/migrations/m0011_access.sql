-- m0011: who may see what. A login of huizong_filer is bound to its agency, one of huizong_office
-- to its region; what either sees follows from the login (session_user), whatever role it sets.
CREATE TABLE registry.account (
    login       text   NOT NULL PRIMARY KEY,
    agency_id   bigint REFERENCES registry.agency (agency_id),
    region_code text   REFERENCES registry.region (code),
    set_by      text   NOT NULL DEFAULT session_user,
    set_at      timestamptz NOT NULL DEFAULT clock_timestamp(),
    CONSTRAINT account_of_one_kind CHECK (num_nonnulls(agency_id, region_code) = 1)
);
COMMENT ON TABLE registry.account IS '登录名绑定：填报人绑定单位，县办绑定地区；由数据库所有者填写 / which agency or region a login stands for; filled by the owner of the database';

CREATE FUNCTION registry.note_account() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET timezone = 'UTC' AS $$
BEGIN
    IF TG_OP = 'TRUNCATE' THEN
        INSERT INTO registry.change (subject, detail)
        VALUES ('account', jsonb_build_object('act', 'TRUNCATE'));
    ELSE
        INSERT INTO registry.change (subject, detail)
        SELECT 'account', jsonb_build_object('act', TG_OP, 'rows', jsonb_agg(to_jsonb(changed_row)))
        FROM changed_row HAVING count(*) > 0;
    END IF;
    RETURN NULL;
END
$$;
CREATE TRIGGER note_insert AFTER INSERT ON registry.account
    REFERENCING NEW TABLE AS changed_row
    FOR EACH STATEMENT EXECUTE FUNCTION registry.note_account();
-- triggers fire in the order of their names, so the new row is noted last
CREATE TRIGGER note_update_from AFTER UPDATE ON registry.account
    REFERENCING OLD TABLE AS changed_row
    FOR EACH STATEMENT EXECUTE FUNCTION registry.note_account();
CREATE TRIGGER note_update_to AFTER UPDATE ON registry.account
    REFERENCING NEW TABLE AS changed_row
    FOR EACH STATEMENT EXECUTE FUNCTION registry.note_account();
CREATE TRIGGER note_delete AFTER DELETE ON registry.account
    REFERENCING OLD TABLE AS changed_row
    FOR EACH STATEMENT EXECUTE FUNCTION registry.note_account();
CREATE TRIGGER note_truncate AFTER TRUNCATE ON registry.account
    FOR EACH STATEMENT EXECUTE FUNCTION registry.note_account();

-- These are asked for every statement of everybody. Their bodies are bound when they are created,
-- so that nobody's search_path can put another function in the place of one of theirs.
CREATE FUNCTION registry.runs_the_job() RETURNS boolean
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
    SELECT pg_has_role(session_user, relowner, 'MEMBER')
        OR pg_has_role(session_user, 'huizong_worker', 'MEMBER')
    FROM pg_class WHERE oid = 'registry.account'::regclass;
END;
COMMENT ON FUNCTION registry.runs_the_job IS '登录名是否为所有者或汇总程序 / whether the login is the owner''s or the job''s';

CREATE FUNCTION registry.sees_all() RETURNS boolean
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
    SELECT registry.runs_the_job() OR pg_has_role(session_user, 'huizong_auditor', 'MEMBER');
END;
COMMENT ON FUNCTION registry.sees_all IS '登录名是否可看全部 / whether the login may see everything';

CREATE FUNCTION registry.own_agency() RETURNS bigint
LANGUAGE sql STABLE PARALLEL SAFE SECURITY DEFINER
BEGIN ATOMIC
    SELECT agency_id FROM registry.account WHERE login = session_user;
END;
COMMENT ON FUNCTION registry.own_agency IS '登录名绑定的单位 / the agency that the login is bound to';

CREATE FUNCTION registry.seen_regions() RETURNS SETOF text
LANGUAGE sql STABLE PARALLEL SAFE SECURITY DEFINER
BEGIN ATOMIC
    SELECT place.region_code
    FROM registry.account JOIN registry.region_within AS place
        ON place.ancestor_code = account.region_code
    WHERE account.login = session_user;
END;
COMMENT ON FUNCTION registry.seen_regions IS '登录名绑定的地区及其下级 / the region that the login is bound to, and those below';

CREATE FUNCTION registry.sees_region(wanted_code text) RETURNS boolean
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
    SELECT registry.sees_all()
        OR EXISTS (SELECT FROM registry.seen_regions() AS seen (code) WHERE code = wanted_code);
END;
COMMENT ON FUNCTION registry.sees_region IS '登录名可否看某地区 / whether the login may see a region';

-- What the login stands for, in words.
CREATE FUNCTION registry.standing() RETURNS TABLE (
    login text, sees_all boolean, agency_id bigint, agency_name text, region_code text,
    region_name text)
LANGUAGE sql STABLE SECURITY DEFINER
BEGIN ATOMIC
    SELECT session_user::text, registry.sees_all(), account.agency_id, agency.name,
           account.region_code, region.name
    FROM (SELECT) AS always
    LEFT JOIN registry.account ON account.login = session_user
    LEFT JOIN registry.agency ON agency.agency_id = account.agency_id
    LEFT JOIN registry.region ON region.code = account.region_code;
END;
COMMENT ON FUNCTION registry.standing IS '登录名绑定的单位或地区 / what the login is bound to';

-- Row-level security, on tables that nobody but the owner fills by COPY, for COPY refuses such
-- tables. The owner is exempt; for the worker and the auditor the condition is gone before planning
-- begins.
DO $$
DECLARE
    table_name text;
BEGIN
    FOREACH table_name IN ARRAY ARRAY['submission', 'document', 'return', 'waiver'] LOOP
        EXECUTE format('ALTER TABLE intake.%I ENABLE ROW LEVEL SECURITY', table_name);
        EXECUTE format('CREATE POLICY everything_for_the_job ON intake.%I TO huizong_worker '
            'USING (true) WITH CHECK (true)', table_name);
        EXECUTE format('CREATE POLICY everything_for_auditors ON intake.%I FOR SELECT '
            'TO huizong_auditor USING (true)', table_name);
    END LOOP;
END
$$;
CREATE POLICY own_rows ON intake.submission FOR SELECT
    USING ((SELECT registry.sees_all()) OR agency_id = (SELECT registry.own_agency()));
CREATE POLICY own_rows ON intake.document FOR SELECT
    USING ((SELECT registry.sees_all()) OR submission_id IN (
        SELECT submission_id FROM intake.submission
        WHERE agency_id = (SELECT registry.own_agency())));
CREATE POLICY own_rows ON intake.return FOR SELECT
    USING ((SELECT registry.sees_all()) OR submission_id IN (
        SELECT submission_id FROM intake.submission
        WHERE agency_id = (SELECT registry.own_agency())));
ALTER TABLE registry.account ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_row ON registry.account FOR SELECT
    USING ((SELECT registry.sees_all()) OR login = session_user);

CREATE OR REPLACE FUNCTION intake.submit(
    agency_id bigint, year integer, form_id text, cells jsonb, submitted_at timestamptz,
    published_on date DEFAULT NULL, narrative jsonb DEFAULT '{}', source text DEFAULT NULL)
RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
    bad      record;
    stored   bigint[];
    next_revision integer;
    new_id   bigint;
BEGIN
    -- first of all, so that a stranger does not learn which agencies there are
    IF NOT registry.runs_the_job()
       AND submit.agency_id IS DISTINCT FROM registry.own_agency() THEN
        IF registry.own_agency() IS NULL THEN
            RAISE EXCEPTION 'login % is bound to no agency; the owner of the database binds it: %',
                session_user, format('INSERT INTO registry.account (login, agency_id) '
                    'VALUES (%L, <agency>) 登录名未绑定单位，请数据库所有者执行此语句', session_user)
                USING ERRCODE = 'insufficient_privilege';
        END IF;
        RAISE EXCEPTION 'login % may file for agency % only 该登录名只能为本单位报送',
            session_user, registry.own_agency() USING ERRCODE = 'insufficient_privilege';
    END IF;
    IF NOT EXISTS (SELECT FROM registry.agency AS a WHERE a.agency_id = submit.agency_id) THEN
        RAISE EXCEPTION 'no agency % 没有这个单位', submit.agency_id
            USING ERRCODE = 'foreign_key_violation';
    END IF;
    IF NOT EXISTS (SELECT FROM registry.form AS f WHERE f.form_id = submit.form_id) THEN
        RAISE EXCEPTION 'no form % 没有这种表格', submit.form_id
            USING ERRCODE = 'foreign_key_violation';
    END IF;
    IF submit.cells IS NULL OR jsonb_typeof(submit.cells) <> 'object' THEN
        RAISE EXCEPTION 'cells must be a JSON object {"cell": number or null} cells 应为 JSON 对象'
            USING ERRCODE = 'invalid_parameter_value';
    END IF;
    IF submit.submitted_at IS NULL THEN
        RAISE EXCEPTION 'submitted_at is missing 缺少报送时间' USING ERRCODE = 'not_null_violation';
    END IF;
    SELECT given.key, given.value, c.cell, c.unit, c.scale,
           CASE WHEN jsonb_typeof(given.value) = 'number' THEN given.value::numeric * c.scale END
               AS figure
    INTO bad
    FROM jsonb_each(submit.cells) AS given
    LEFT JOIN registry.form_cell AS c ON c.form_id = submit.form_id AND c.cell = given.key
    WHERE c.cell IS NULL
       OR jsonb_typeof(given.value) NOT IN ('number', 'null')
       OR (jsonb_typeof(given.value) = 'number'
           AND (given.value::numeric * c.scale <> trunc(given.value::numeric * c.scale)
                OR abs(given.value::numeric * c.scale) > 9223372036854775807))
    ORDER BY given.key LIMIT 1;
    IF FOUND THEN
        IF bad.cell IS NULL THEN
            RAISE EXCEPTION 'form % has no cell "%" 表格中没有这个单元格', submit.form_id, bad.key
                USING ERRCODE = 'invalid_parameter_value';
        ELSIF bad.figure IS NULL THEN
            RAISE EXCEPTION 'cell %: % is no number and not null 不是数字也不是空白', bad.key, bad.value
                USING ERRCODE = 'invalid_parameter_value';
        ELSIF abs(bad.figure) > 9223372036854775807 THEN
            RAISE EXCEPTION 'cell %: % is too large 数值过大', bad.key, bad.value
                USING ERRCODE = 'numeric_value_out_of_range';
        ELSE
            RAISE EXCEPTION 'cell %: % is finer than 1/% % 小数位过多', bad.key, bad.value,
                bad.scale, bad.unit USING ERRCODE = 'invalid_parameter_value';
        END IF;
    END IF;
    SELECT array_agg(
        CASE WHEN jsonb_typeof(submit.cells -> c.cell) = 'number'
             THEN ((submit.cells -> c.cell)::numeric * c.scale)::bigint END
        ORDER BY c.position)
    INTO stored
    FROM registry.form_cell AS c WHERE c.form_id = submit.form_id;

    -- Two filings for the same agency and year at once: the second waits and is the next revision.
    PERFORM pg_advisory_xact_lock(hashtextextended(
        format('intake.submit %s %s', submit.agency_id, submit.year), 0));
    SELECT coalesce(max(s.revision), 0) + 1 INTO next_revision
    FROM intake.submission AS s
    WHERE s.agency_id = submit.agency_id AND s.year = submit.year;
    INSERT INTO intake.submission (
        agency_id, year, revision, form_id, submitted_at, published_on, cells, narrative, source)
    VALUES (
        submit.agency_id, submit.year, next_revision, submit.form_id, submit.submitted_at,
        submit.published_on, stored, coalesce(submit.narrative, '{}'), submit.source)
    RETURNING submission_id INTO new_id;
    RETURN new_id;
END
$$;

-- Anybody may ask what he himself may see: views and policies ask with the reader's own rights.
REVOKE ALL ON FUNCTION registry.note_account, registry.standing, registry.sees_region FROM PUBLIC;
GRANT EXECUTE ON FUNCTION registry.runs_the_job, registry.sees_all, registry.own_agency,
    registry.seen_regions TO PUBLIC;
GRANT EXECUTE ON FUNCTION registry.standing, registry.sees_region
    TO huizong_worker, huizong_auditor, huizong_office, huizong_filer;
GRANT SELECT ON registry.account
    TO huizong_worker, huizong_auditor, huizong_office, huizong_filer;
