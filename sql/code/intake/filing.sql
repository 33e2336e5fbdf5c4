-- How agencies file.

-- Lets others that file for agencies and years, or decide about them, wait until the transaction has
-- ended. The turn is a row and no advisory lock, which anybody could hold against anybody, and of
-- which a transaction that files for thousands would need more than the server has room for. Turns
-- are taken in one order, so that no two wait for each other.
CREATE OR REPLACE FUNCTION work.take_turns(holders bigint[], years integer[]) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    -- locks the rows that are there, and changes nothing
    INSERT INTO work.turn AS held (holder, year)
    SELECT DISTINCT holder, year FROM unnest(holders, years) AS wanted (holder, year)
    ORDER BY holder, year
    ON CONFLICT (holder, year) DO UPDATE SET holder = held.holder WHERE false
$$;
COMMENT ON FUNCTION work.take_turns IS '同一单位同一年度的报送和决定依次进行 / those who file for, or decide about, the same agency and year take turns';

CREATE OR REPLACE FUNCTION work.take_turn(holder bigint, year integer) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT work.take_turns(ARRAY[holder], ARRAY[year])
$$;

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

-- Refuses what is no filing, whatever its figures are, and gives the time of filing that counts.
CREATE OR REPLACE FUNCTION intake.examined_time(
    agency_id bigint, year integer, form_id text, cells jsonb, submitted_at timestamptz,
    published_on date, narrative jsonb, source text, keeps_all boolean)
RETURNS timestamptz
LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
BEGIN
    -- first of all, so that a stranger does not learn which agencies there are
    IF NOT keeps_all AND NOT registry.may_file_for(examined_time.agency_id) THEN
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
    IF NOT EXISTS (SELECT FROM registry.agency AS a
                   WHERE a.agency_id = examined_time.agency_id) THEN
        RAISE EXCEPTION 'no agency % 没有这个单位', examined_time.agency_id
            USING ERRCODE = 'foreign_key_violation';
    END IF;
    IF NOT EXISTS (SELECT FROM registry.form AS f WHERE f.form_id = examined_time.form_id) THEN
        RAISE EXCEPTION 'no form % 没有这种表格', examined_time.form_id
            USING ERRCODE = 'foreign_key_violation';
    END IF;
    IF examined_time.cells IS NULL OR jsonb_typeof(examined_time.cells) <> 'object' THEN
        RAISE EXCEPTION 'cells must be a JSON object {"cell": number or null} cells 应为 JSON 对象'
            USING ERRCODE = 'invalid_parameter_value';
    END IF;
    PERFORM intake.refuse_unreasonable(
        examined_time.year, examined_time.cells, examined_time.submitted_at,
        examined_time.published_on, examined_time.narrative, examined_time.source);
    -- who only files cannot date its own filing; for a queue, a stated time within an hour is taken
    IF NOT keeps_all AND NOT registry.keeps_agency(examined_time.agency_id)
       AND (examined_time.submitted_at - clock_timestamp() NOT BETWEEN -interval '1 hour'
                AND interval '1 hour') IS NOT FALSE THEN
        RETURN clock_timestamp();
    ELSIF examined_time.submitted_at IS NULL THEN
        RAISE EXCEPTION 'submitted_at is missing 缺少报送时间' USING ERRCODE = 'not_null_violation';
    END IF;
    RETURN examined_time.submitted_at;
END
$$;

-- Says which figure cannot be stored, and why; nothing if all can.
CREATE OR REPLACE FUNCTION intake.refuse_cells(form_id text, cells jsonb) RETURNS void
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
    bad record;
BEGIN
    SELECT given.key, given.value, c.cell, c.unit, c.scale,
           CASE WHEN jsonb_typeof(given.value) = 'number' THEN given.value::numeric * c.scale END
               AS figure
    INTO bad
    FROM jsonb_each(refuse_cells.cells) AS given
    LEFT JOIN registry.form_cell AS c
        ON c.form_id = refuse_cells.form_id AND c.cell = given.key
    WHERE c.cell IS NULL
       OR jsonb_typeof(given.value) NOT IN ('number', 'null')
       OR (jsonb_typeof(given.value) = 'number'
           AND (given.value::numeric * c.scale <> trunc(given.value::numeric * c.scale)
                OR abs(given.value::numeric * c.scale) > 9223372036854775807))
    ORDER BY given.key LIMIT 1;
    IF FOUND THEN
        IF bad.cell IS NULL THEN
            RAISE EXCEPTION 'form % has no cell "%" 表格中没有这个单元格', refuse_cells.form_id, bad.key
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
    IF NOT jsonb_path_exists(refuse_cells.cells, '$.* ? (@.type() == "number")') THEN
        RAISE EXCEPTION 'a report without a single figure is no report; nothing to report is a 0 '
            '一个数也没有的不是报告，没有发生的请填 0' USING ERRCODE = 'invalid_parameter_value';
    END IF;
END
$$;

-- Files reports or their corrections, all or none; those of one agency and year in the order given.
--
-- They are stored at once, and looked at one by one only if that fails: then the error says of which
-- report which figure is wrong.
CREATE OR REPLACE FUNCTION intake.submit_each(
    agency_ids bigint[], years integer[], form_ids text[], cells jsonb[],
    submitted_at timestamptz[], published_on date[], narratives jsonb[], sources text[],
    OUT report integer, OUT submission_id bigint, OUT revision integer)
RETURNS SETOF record
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
    keeps_all constant boolean := registry.runs_the_job();
    given record;
    batch record;
    -- whatever can be wrong now lies in the figures, or is for the table to say
    is_examined boolean := false;
BEGIN
    FOR given IN
        SELECT * FROM unnest(agency_ids, years, form_ids, cells, submit_each.submitted_at,
                             submit_each.published_on, narratives, sources)
            WITH ORDINALITY AS given (agency_id, year, form_id, cells, submitted_at, published_on,
                                      narrative, source, number)
    LOOP
        submitted_at[given.number] := intake.examined_time(
            given.agency_id, given.year, given.form_id, given.cells, given.submitted_at,
            given.published_on, given.narrative, given.source, keeps_all);
    END LOOP;
    is_examined := true;
    -- two that file for the same agency and year at once: the second waits and is the next revision
    PERFORM work.take_turns(agency_ids, years);
    -- a second report of an agency and year must see the first
    FOR batch IN
        SELECT array_agg(number) AS numbers, array_agg(agency_id) AS agency_ids,
               array_agg(year) AS years, array_agg(form_id) AS form_ids,
               array_agg(cells) AS cells, array_agg(submitted_at) AS submitted_at,
               array_agg(published_on) AS published_on,
               array_agg(coalesce(narrative, '{}')) AS narratives, array_agg(source) AS sources
        FROM (SELECT *, row_number() OVER (PARTITION BY agency_id, year ORDER BY number) AS turn
              FROM unnest(agency_ids, years, form_ids, cells, submit_each.submitted_at,
                          submit_each.published_on, narratives, sources)
                  WITH ORDINALITY AS given (agency_id, year, form_id, cells, submitted_at,
                                            published_on, narrative, source, number)) AS given
        GROUP BY turn ORDER BY turn
    LOOP
        RETURN QUERY
        WITH form AS MATERIALIZED (
            -- in the order in which the members of a JSON object stand
            SELECT form_id, jsonb_object_agg(cell, NULL) AS blank,
                   array_agg(cell ORDER BY octet_length(cell), cell COLLATE "C") AS cells,
                   array_agg(position ORDER BY octet_length(cell), cell COLLATE "C") AS positions,
                   array_agg(scale ORDER BY octet_length(cell), cell COLLATE "C") AS scales
            FROM registry.form_cell WHERE form_id = ANY (batch.form_ids) GROUP BY form_id
        ), given AS MATERIALIZED (
            SELECT report.number, report.agency_id, report.year, report.form_id,
                   report.submitted_at, report.published_on, report.narrative, report.source,
                   -- null if a member is no cell or a figure no integer in the form's unit
                   CASE WHEN exact.are_cells AND exact.figures::bigint[]::numeric[] = exact.figures
                        THEN exact.figures::bigint[] END AS figures,
                   earlier.revision + 1 AS revision,
                   -- a correction is kept beside what it corrects, also if the agency has moved
                   coalesce(earlier.region_code, agency.region_code) AS region_code
            FROM unnest(batch.numbers, batch.agency_ids, batch.years, batch.form_ids, batch.cells,
                        batch.submitted_at, batch.published_on, batch.narratives, batch.sources)
                AS report (number, agency_id, year, form_id, cells, submitted_at, published_on,
                           narrative, source)
            JOIN registry.agency AS agency USING (agency_id)
            JOIN form USING (form_id)
            CROSS JOIN LATERAL (
                SELECT array_agg(
                           CASE member.value WHEN 'null' THEN NULL
                                ELSE member.value::numeric * member.scale END
                           ORDER BY member.position) AS figures,
                       bool_and(member.key = member.cell) IS TRUE AS are_cells
                FROM ROWS FROM (jsonb_each(form.blank || report.cells),
                                unnest(form.cells, form.positions, form.scales))
                    AS member (key, value, cell, position, scale)
            ) AS exact
            CROSS JOIN LATERAL (
                SELECT coalesce(max(s.revision), 0) AS revision, min(s.region_code) AS region_code
                FROM intake.submission AS s
                WHERE s.agency_id = report.agency_id AND s.year = report.year
            ) AS earlier
        ), stored AS (
            INSERT INTO intake.submission (
                agency_id, year, revision, form_id, submitted_at, published_on, cells, narrative,
                source, region_code)
            SELECT agency_id, year, revision, form_id, submitted_at, published_on, figures,
                   narrative, source, region_code
            FROM given ORDER BY number
            RETURNING submission_id, agency_id, year, revision
        )
        SELECT given.number::integer, stored.submission_id, stored.revision
        FROM stored JOIN given USING (agency_id, year) ORDER BY given.number;
    END LOOP;
EXCEPTION
    WHEN lock_not_available OR deadlock_detected OR serialization_failure
        OR insufficient_resources OR operator_intervention THEN RAISE;
    WHEN OTHERS THEN
        IF cardinality(agency_ids) = 1 THEN
            IF is_examined THEN
                PERFORM intake.refuse_cells(form_ids[1], cells[1]);
            END IF;
            RAISE;
        END IF;
        FOR number IN 1 .. cardinality(agency_ids) LOOP
            BEGIN
                PERFORM intake.submit_each(
                    agency_ids[number:number], years[number:number], form_ids[number:number],
                    cells[number:number], submit_each.submitted_at[number:number],
                    submit_each.published_on[number:number], narratives[number:number],
                    sources[number:number]);
            EXCEPTION WHEN OTHERS THEN
                RAISE EXCEPTION 'report % 第 % 份：%', number, number, SQLERRM
                    USING ERRCODE = SQLSTATE;
            END;
        END LOOP;
        RAISE;
END
$$;

-- Files a report or its correction, which is a report filed again.
CREATE OR REPLACE FUNCTION intake.submit(
    agency_id bigint, year integer, form_id text, cells jsonb, submitted_at timestamptz,
    published_on date DEFAULT NULL, narrative jsonb DEFAULT '{}', source text DEFAULT NULL)
RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN (SELECT stored.submission_id
            FROM intake.submit_each(
                ARRAY[submit.agency_id], ARRAY[submit.year], ARRAY[submit.form_id],
                ARRAY[submit.cells], ARRAY[submit.submitted_at], ARRAY[submit.published_on],
                ARRAY[submit.narrative], ARRAY[submit.source]) AS stored);
END
$$;
COMMENT ON FUNCTION intake.submit IS '报送一份年度报告（更正即再报一次）；数值用表格单位，缺少的单元格为空白 / files a report or its correction; figures in the form''s units, an absent cell is blank';

-- Many in one statement, all or none.
CREATE OR REPLACE FUNCTION intake.submit_many(
    reports jsonb, OUT report integer, OUT submission_id bigint, OUT revision integer)
RETURNS SETOF record
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
    members constant text[] := ARRAY['agency_id', 'year', 'form_id', 'cells', 'submitted_at',
        'published_on', 'narrative', 'source'];
    given record;
    item  record;
BEGIN
    IF reports IS NULL OR jsonb_typeof(reports) <> 'array' THEN
        RAISE EXCEPTION 'reports must be a JSON array of objects reports 应为 JSON 数组，每份报告一项'
            USING ERRCODE = 'invalid_parameter_value';
    END IF;
    SELECT element.number, element.value INTO item
    FROM jsonb_array_elements(reports) WITH ORDINALITY AS element (value, number)
    WHERE CASE jsonb_typeof(element.value) WHEN 'object'
               THEN element.value - members <> '{}' ELSE true END
    ORDER BY element.number LIMIT 1;
    IF FOUND AND jsonb_typeof(item.value) <> 'object' THEN
        RAISE EXCEPTION 'report % 第 % 份：not a JSON object 不是 JSON 对象', item.number, item.number
            USING ERRCODE = 'invalid_parameter_value';
    ELSIF FOUND THEN
        RAISE EXCEPTION 'report % 第 % 份：no member "%", only % 没有这一项', item.number, item.number,
            (SELECT left(min(key COLLATE "C"), 100)
             FROM jsonb_object_keys(item.value - members) AS key),
            array_to_string(members, ', ') USING ERRCODE = 'invalid_parameter_value';
    END IF;
    BEGIN
        SELECT array_agg(agency_id) AS agency_ids, array_agg(year) AS years,
               array_agg(form_id) AS form_ids, array_agg(cells) AS cells,
               array_agg(submitted_at) AS submitted_at, array_agg(published_on) AS published_on,
               array_agg(narrative) AS narratives, array_agg(source) AS sources
        INTO given
        FROM jsonb_to_recordset(reports) AS report (
            agency_id bigint, year integer, form_id text, cells jsonb, submitted_at timestamptz,
            published_on date, narrative jsonb, source text);
    EXCEPTION WHEN data_exception THEN
        -- a value of a wrong type: which report it stands in
        FOR place IN 1 .. jsonb_array_length(reports) LOOP
            BEGIN
                PERFORM FROM jsonb_to_record(reports -> place - 1) AS report (
                    agency_id bigint, year integer, submitted_at timestamptz, published_on date);
            EXCEPTION WHEN data_exception THEN
                RAISE EXCEPTION 'report % 第 % 份：%', place, place, SQLERRM
                    USING ERRCODE = SQLSTATE;
            END;
        END LOOP;
        RAISE;
    END;
    RETURN QUERY SELECT * FROM intake.submit_each(
        given.agency_ids, given.years, given.form_ids, given.cells, given.submitted_at,
        given.published_on, given.narratives, given.sources);
END
$$;
COMMENT ON FUNCTION intake.submit_many IS '一次报送多份年度报告，要么全部存入，要么全不存入；每份一个对象，各项同 intake.submit / files many reports, all or none; one object each, with the members of intake.submit';
