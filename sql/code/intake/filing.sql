-- How agencies file.

-- Lets others that file for an agency and year, or decide about it, wait until the transaction has
-- ended. The turn is a row and no advisory lock, which anybody could hold against anybody, and of
-- which a transaction that files for thousands would need more than the server has room for.
CREATE OR REPLACE FUNCTION work.take_turn(holder bigint, year integer) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    -- locks the row that is there, and changes nothing
    INSERT INTO work.turn AS held (holder, year) VALUES (take_turn.holder, take_turn.year)
    ON CONFLICT (holder, year) DO UPDATE SET holder = held.holder WHERE false
$$;
COMMENT ON FUNCTION work.take_turn IS '同一单位同一年度的报送和决定依次进行 / those who file for, or decide about, the same agency and year take turns';

-- The same for a program that looks before it files; of what the login may file for.
CREATE OR REPLACE FUNCTION intake.hold_filing(agency_id bigint, year integer) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF NOT registry.may_file_for(hold_filing.agency_id) THEN
        RAISE EXCEPTION 'login % does not file for agency % 该登录名不能为此单位报送',
            session_user, hold_filing.agency_id USING ERRCODE = 'insufficient_privilege';
    END IF;
    PERFORM work.take_turn(hold_filing.agency_id, hold_filing.year);
END
$$;
COMMENT ON FUNCTION intake.hold_filing IS '同一单位同一年度的报送依次进行 / those who file for the same agency and year take turns';

-- What no report needs is refused before anybody looks at it further. Real ones have a tenth of a
-- megabyte of text; what the reading of documents lets pass, this does too.
CREATE OR REPLACE FUNCTION intake.refuse_unreasonable(
    year integer, cells jsonb, submitted_at timestamptz, published_on date, narrative jsonb,
    source text)
RETURNS void
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    most_text constant integer := 2 * 1024 * 1024;
    text_size bigint;
BEGIN
    IF year NOT BETWEEN 2008 AND 2999 THEN
        RAISE EXCEPTION 'year % is none of a report: 2008 to 2999 年度不对，应在 2008 至 2999 之间', year
            USING ERRCODE = 'check_violation';
    ELSIF NOT isfinite(submitted_at) OR submitted_at < '2008-01-01 00:00+08' THEN
        RAISE EXCEPTION 'submitted_at % is no day of a filing: 2008-01-01 or later 报送时间不对，应在 2008-01-01 之后',
            submitted_at USING ERRCODE = 'check_violation';
    ELSIF NOT isfinite(published_on) OR published_on < '2008-01-01' THEN
        RAISE EXCEPTION 'published_on % is no day of a publication: 2008-01-01 or later 公开日期不对，应在 2008-01-01 之后',
            published_on USING ERRCODE = 'check_violation';
    ELSIF pg_column_size(cells) > 1024 * 1024 THEN
        RAISE EXCEPTION 'cells are larger than 1 MB: a report has some 200 figures cells 超过 1 MB，一份报告只有两百个左右的数'
            USING ERRCODE = 'program_limit_exceeded';
    ELSIF length(source) > 1000 THEN
        RAISE EXCEPTION 'source has % characters, 1000 at most source 有 % 个字符，最多 1000 个',
            length(source), length(source) USING ERRCODE = 'program_limit_exceeded';
    ELSIF jsonb_typeof(narrative) <> 'object' THEN
        RAISE EXCEPTION 'narrative must be a JSON object {"section": "text"} narrative 应为 JSON 对象'
            USING ERRCODE = 'invalid_parameter_value';
    ELSIF pg_column_size(narrative) > 2 * most_text THEN
        RAISE EXCEPTION 'narrative: more than % bytes of text 正文超过 % 字节', most_text, most_text
            USING ERRCODE = 'program_limit_exceeded';
    END IF;
    SELECT sum(octet_length(part.key) + octet_length(part.value)) INTO text_size
    FROM jsonb_each_text(narrative) AS part;
    IF text_size > most_text THEN
        RAISE EXCEPTION 'narrative: % bytes of text, % at most 正文有 % 字节，最多 %', text_size, most_text,
            text_size, most_text USING ERRCODE = 'program_limit_exceeded';
    ELSIF EXISTS (SELECT FROM jsonb_each(narrative) AS part
                  WHERE jsonb_typeof(part.value) <> 'string' OR length(part.key) > 100) THEN
        RAISE EXCEPTION 'narrative: "%" is no text of a section narrative 的每一项应为文字，键为章节',
            (SELECT left(part.key, 100) FROM jsonb_each(narrative) AS part
             WHERE jsonb_typeof(part.value) <> 'string' OR length(part.key) > 100
             ORDER BY part.key LIMIT 1) USING ERRCODE = 'invalid_parameter_value';
    END IF;
END
$$;

-- Files a report or its correction, which is a report filed again.
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
    place    text;
    new_id   bigint;
BEGIN
    -- first of all, so that a stranger does not learn which agencies there are
    IF NOT registry.may_file_for(submit.agency_id) THEN
        IF pg_has_role(session_user, 'huizong_clerk', 'MEMBER')
           AND registry.own_agency() IS NULL THEN
            RAISE EXCEPTION 'login % files for the agencies of its own region only 该登录名只能为本地区的单位报送',
                session_user USING ERRCODE = 'insufficient_privilege';
        ELSIF registry.own_agency() IS NULL THEN
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
    PERFORM intake.refuse_unreasonable(
        submit.year, submit.cells, submit.submitted_at, submit.published_on, submit.narrative,
        submit.source);
    -- who only files cannot date its own filing; for a queue, a stated time within an hour is taken
    IF NOT registry.keeps_agency(submit.agency_id)
       AND (submit.submitted_at - clock_timestamp() NOT BETWEEN -interval '1 hour'
                AND interval '1 hour') IS NOT FALSE THEN
        submit.submitted_at := clock_timestamp();
    ELSIF submit.submitted_at IS NULL THEN
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
    IF array_remove(stored, NULL) = '{}' THEN
        RAISE EXCEPTION 'a report without a single figure is no report; nothing to report is a 0 '
            '一个数也没有的不是报告，没有发生的请填 0' USING ERRCODE = 'invalid_parameter_value';
    END IF;

    -- Two filings for the same agency and year at once: the second waits and is the next revision.
    PERFORM work.take_turn(submit.agency_id, submit.year);
    -- a correction is kept beside what it corrects, also if the agency has moved since
    SELECT coalesce(max(s.revision), 0) + 1, min(s.region_code) INTO next_revision, place
    FROM intake.submission AS s
    WHERE s.agency_id = submit.agency_id AND s.year = submit.year;
    place := coalesce(place, (SELECT a.region_code FROM registry.agency AS a
                              WHERE a.agency_id = submit.agency_id));
    INSERT INTO intake.submission (
        agency_id, year, revision, form_id, submitted_at, published_on, cells, narrative, source,
        region_code)
    VALUES (
        submit.agency_id, submit.year, next_revision, submit.form_id, submit.submitted_at,
        submit.published_on, stored, coalesce(submit.narrative, '{}'), submit.source, place)
    RETURNING submission_id INTO new_id;
    RETURN new_id;
END
$$;
COMMENT ON FUNCTION intake.submit IS '报送一份年度报告（更正即再报一次）；数值用表格单位，缺少的单元格为空白 / files a report or its correction; figures in the form''s units, an absent cell is blank';

CREATE OR REPLACE FUNCTION intake.revision_of(submission_id bigint) RETURNS integer
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT filed.revision FROM intake.submission AS filed
    WHERE filed.submission_id = revision_of.submission_id
      AND registry.may_file_for(filed.agency_id)
$$;
COMMENT ON FUNCTION intake.revision_of IS '刚报送的报告是第几版 / which revision a filed report is';
