-- m0002: submissions, one row each and never changed; agencies file through intake.submit.

-- Cells as one byte where they fit, because nearly all are small: 0-247 the figure itself, 248 a
-- blank, 249, 250, 251 a big-endian integer of 2, 4 or 8 bytes. Form order.
CREATE FUNCTION intake.packed_cells(cells bigint[]) RETURNS bytea
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT coalesce(string_agg(
        CASE
            WHEN figure IS NULL THEN '\xf8'::bytea
            WHEN figure BETWEEN 0 AND 247 THEN substring(int2send(figure::int2) FROM 2)
            WHEN figure BETWEEN -32768 AND 32767 THEN '\xf9'::bytea || int2send(figure::int2)
            WHEN figure BETWEEN -2147483648 AND 2147483647
                THEN '\xfa'::bytea || int4send(figure::int4)
            ELSE '\xfb'::bytea || int8send(figure)
        END, ''::bytea ORDER BY position), ''::bytea)
    FROM unnest(cells) WITH ORDINALITY AS cell (figure, position)
$$;
COMMENT ON FUNCTION intake.packed_cells IS '把 cells 数组压成字节串，供程序读取 / the cells array as compact bytes for the worker';

CREATE TABLE intake.submission (
    submission_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    agency_id     bigint      NOT NULL REFERENCES registry.agency (agency_id),
    year          integer     NOT NULL,
    revision      integer     NOT NULL,
    form_id       text        NOT NULL REFERENCES registry.form (form_id),
    submitted_at  timestamptz NOT NULL,
    published_on  date,
    cells         bigint[]    NOT NULL,
    packed        bytea       GENERATED ALWAYS AS (intake.packed_cells(cells)) STORED,
    narrative     jsonb       NOT NULL DEFAULT '{}',
    source        text,
    stored_at     timestamptz NOT NULL DEFAULT clock_timestamp(),
    stored_by     text        NOT NULL DEFAULT session_user,
    stored_xid    xid8        NOT NULL DEFAULT pg_current_xact_id(),
    CONSTRAINT submission_revision_once UNIQUE (agency_id, year, revision),
    CONSTRAINT submission_revision_positive CHECK (revision > 0),
    CONSTRAINT submission_year_plausible CHECK (year BETWEEN 2008 AND 2999),
    CONSTRAINT submission_times_finite CHECK (isfinite(submitted_at) AND isfinite(published_on)),
    -- position 1 of form_cell is cells[1]; any length may be stored, a wrong one is a finding
    CONSTRAINT submission_cells_plain CHECK (
        cells = '{}' OR array_ndims(cells) = 1 AND array_lower(cells, 1) = 1)
);
CREATE INDEX submission_year ON intake.submission (year, agency_id);
CREATE INDEX submission_xid ON intake.submission (stored_xid);
-- Corrections are few: this small index tells quickly which revisions are not the latest.
CREATE INDEX submission_correction ON intake.submission (agency_id, year, revision)
    WHERE revision > 1;
COMMENT ON TABLE intake.submission IS '年度报告，每次报送一行，更正为下一版本 / one row a filed report; a correction is the next revision';
COMMENT ON COLUMN intake.submission.cells IS '按表格次序的整数：件数或分，空白为 NULL / integers in form order: counts or fen; NULL is blank';
COMMENT ON COLUMN intake.submission.packed IS '同一组数的压缩形式，由数据库维护 / the same figures packed, kept by the database';

CREATE TABLE intake.document (
    submission_id bigint NOT NULL PRIMARY KEY REFERENCES intake.submission (submission_id),
    file_name     text   NOT NULL,
    sha256        text   NOT NULL,
    -- [{"cell": …, "raw": …, "place": …, "note": …}]: what stood where in the document
    cells         jsonb  NOT NULL,
    read_at       timestamptz NOT NULL DEFAULT clock_timestamp()
);
COMMENT ON TABLE intake.document IS '报告原文件的指纹及每格原文、位置 / the source file of a submission: each cell as written, and where';

CREATE FUNCTION intake.refuse_change() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RAISE EXCEPTION '%.% is append-only: file a correction instead 只增不改，请报送更正版本',
        TG_TABLE_SCHEMA, TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END
$$;
CREATE TRIGGER never_changed BEFORE UPDATE OR DELETE OR TRUNCATE ON intake.submission
    FOR EACH STATEMENT EXECUTE FUNCTION intake.refuse_change();
CREATE TRIGGER never_changed BEFORE UPDATE OR DELETE OR TRUNCATE ON intake.document
    FOR EACH STATEMENT EXECUTE FUNCTION intake.refuse_change();

CREATE FUNCTION intake.submit(
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
COMMENT ON FUNCTION intake.submit IS '报送一份年度报告（更正即再报一次）；数值用表格单位，缺少的单元格为空白 / files a report or its correction; figures in the form''s units, an absent cell is blank';
