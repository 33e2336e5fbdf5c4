-- m0019: where the owner has bound no office, every office reads all that is published, and where he
-- has bound no filer, as with one web form for all agencies, every filer may file for any agency. The
-- first binding of a kind ends that for its kind. A filer reads through views of its own.

CREATE FUNCTION registry.binds_offices() RETURNS boolean
LANGUAGE sql STABLE PARALLEL SAFE SECURITY DEFINER
BEGIN ATOMIC
    SELECT EXISTS (SELECT FROM registry.account WHERE region_code IS NOT NULL);
END;
COMMENT ON FUNCTION registry.binds_offices IS '是否有县办登录名绑定了地区 / whether any office is bound to a region';

CREATE FUNCTION registry.binds_filers() RETURNS boolean
LANGUAGE sql STABLE PARALLEL SAFE SECURITY DEFINER
BEGIN ATOMIC
    SELECT EXISTS (SELECT FROM registry.account WHERE agency_id IS NOT NULL);
END;
COMMENT ON FUNCTION registry.binds_filers IS '是否有填报登录名绑定了单位 / whether any filer is bound to an agency';

CREATE OR REPLACE FUNCTION registry.sees_all() RETURNS boolean
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
    SELECT registry.runs_the_job() OR pg_has_role(session_user, 'huizong_auditor', 'MEMBER')
        OR (pg_has_role(session_user, 'huizong_office', 'MEMBER')
            AND NOT registry.binds_offices() AND registry.own_agency() IS NULL);
END;

CREATE FUNCTION registry.may_file_for(wanted_agency bigint) RETURNS boolean
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
    SELECT registry.runs_the_job()
        OR coalesce(wanted_agency = registry.own_agency(), NOT registry.binds_filers());
END;
COMMENT ON FUNCTION registry.may_file_for IS '登录名可否为某单位报送 / whether the login may file for an agency';

-- As before, but for who may file for which agency.
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
    IF NOT registry.may_file_for(submit.agency_id) THEN
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

CREATE FUNCTION intake.revision_of(submission_id bigint) RETURNS integer
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT filed.revision FROM intake.submission AS filed
    WHERE filed.submission_id = revision_of.submission_id
      AND registry.may_file_for(filed.agency_id)
$$;
COMMENT ON FUNCTION intake.revision_of IS '刚报送的报告是第几版 / which revision a filed report is';
REVOKE ALL ON FUNCTION intake.revision_of FROM PUBLIC;
GRANT EXECUTE ON FUNCTION intake.revision_of TO huizong_worker, huizong_filer;

CREATE VIEW intake.own_submission WITH (security_barrier = true) AS
SELECT submission_id, agency_id, year, revision, form_id, submitted_at, published_on, cells,
       narrative, source, stored_at
FROM intake.submission WHERE agency_id = (SELECT registry.own_agency());
COMMENT ON VIEW intake.own_submission IS '本单位报送的报告 / what the login''s agency filed';

CREATE VIEW intake.own_document WITH (security_barrier = true) AS
SELECT document.submission_id, document.file_name, document.sha256, document.cells,
       document.read_at
FROM intake.document JOIN intake.own_submission USING (submission_id);
COMMENT ON VIEW intake.own_document IS '本单位报告的原文件 / the documents of what it filed';

CREATE VIEW intake.own_return WITH (security_barrier = true) AS
SELECT return.submission_id, return.reason, return.returned_by, return.returned_at
FROM intake.return JOIN intake.own_submission USING (submission_id);
COMMENT ON VIEW intake.own_return IS '本单位被退回的报告 / what was sent back to it, and why';

CREATE VIEW intake.own_finding WITH (security_barrier = true) AS
SELECT submission_id, agency_id, year, rule, severity, verdict, cells, left_value, right_value,
       difference, message_zh, message_en, fingerprint, first_edition_id, waiver_id
FROM summary.finding_row
WHERE superseded_by IS NULL AND agency_id = (SELECT registry.own_agency());
COMMENT ON VIEW intake.own_finding IS '本单位的未决核查结果 / what was found in it';

REVOKE SELECT ON intake.submission, intake.document, intake.return, summary.finding
    FROM huizong_filer;
REVOKE USAGE ON SCHEMA summary FROM huizong_filer;
GRANT SELECT ON intake.own_submission, intake.own_document, intake.own_return, intake.own_finding
    TO huizong_filer;

-- Views and policies ask with the reader's own rights.
GRANT EXECUTE ON FUNCTION registry.binds_offices, registry.binds_filers TO PUBLIC;
REVOKE ALL ON FUNCTION registry.may_file_for FROM PUBLIC;
