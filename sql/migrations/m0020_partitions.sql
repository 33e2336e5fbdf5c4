-- m0020: submissions in partitions, by year and a year by region, here or on other servers.

-- The rows are written anew below, which a run that has begun would take for an empty table.
DO $$
BEGIN
    IF NOT pg_try_advisory_xact_lock(4854895, 1) THEN
        RAISE EXCEPTION 'a run is going on: migrate when it has ended 正在汇总，请待结束后再迁移'
            USING ERRCODE = 'lock_not_available';
    END IF;
END
$$;

-- Where a report is kept. Rows stay what they were but for the new column; by this way, unlike by
-- an update, no second copy of every row is left in the table and its indexes.
CREATE FUNCTION pg_temp.region_of(wanted bigint) RETURNS text LANGUAGE plpgsql STABLE AS
    'BEGIN RETURN (SELECT region_code FROM registry.agency WHERE agency_id = wanted); END';
ALTER TABLE intake.submission ADD COLUMN region_code text;
ALTER TABLE intake.submission
    ALTER region_code TYPE text USING pg_temp.region_of(agency_id),
    ALTER region_code SET NOT NULL;
DROP FUNCTION pg_temp.region_of;

-- A foreign key cannot lead to a table with foreign partitions: a trigger asks instead.
ALTER TABLE intake.document DROP CONSTRAINT document_submission_id_fkey;
ALTER TABLE intake.return DROP CONSTRAINT return_submission_id_fkey;

-- What names the table by its inner number must name the new one.
DROP FUNCTION audit.row_digest(intake.submission);
CREATE TEMPORARY TABLE view_to_renew ON COMMIT DROP AS
SELECT DISTINCT view.oid::regclass AS name, pg_get_viewdef(view.oid) AS body,
       coalesce('WITH (' || array_to_string(view.reloptions, ', ') || ')', '') AS options
FROM pg_depend
JOIN pg_rewrite ON pg_rewrite.oid = pg_depend.objid
JOIN pg_class AS view ON view.oid = pg_rewrite.ev_class
WHERE pg_depend.classid = 'pg_rewrite'::regclass
  AND pg_depend.refobjid = 'intake.submission'::regclass;

DROP TRIGGER not_from_the_future ON intake.submission;
DROP POLICY everything_for_the_job ON intake.submission;
DROP POLICY everything_for_auditors ON intake.submission;
DROP POLICY own_rows ON intake.submission;
REVOKE ALL ON intake.submission FROM huizong_worker, huizong_auditor;

-- The table becomes the partition of everything that has no partition of its own.
ALTER TABLE intake.submission RENAME TO submission_rest;
ALTER TABLE intake.submission_rest RENAME CONSTRAINT submission_pkey TO submission_rest_pkey;
ALTER TABLE intake.submission_rest
    RENAME CONSTRAINT submission_revision_once TO submission_rest_revision_once;
ALTER INDEX intake.submission_year RENAME TO submission_rest_year;
ALTER INDEX intake.submission_xid RENAME TO submission_rest_xid;
ALTER INDEX intake.submission_correction RENAME TO submission_rest_correction;
ALTER INDEX intake.submission_narrative RENAME TO submission_rest_narrative;
ALTER INDEX intake.submission_to_run RENAME TO submission_rest_to_run;
ALTER INDEX intake.submission_long RENAME TO submission_rest_long;
COMMENT ON TABLE intake.submission_rest IS '没有单独分区的各年度报告；查询请用 intake.submission / the reports of all years that have no partition of their own; query intake.submission';

-- The same columns, defaults and checks. Keys are those of the partitions, for one of the whole
-- table would forbid foreign partitions. Numbers go on where they were.
CREATE TABLE intake.submission (
    LIKE intake.submission_rest INCLUDING DEFAULTS INCLUDING GENERATED INCLUDING CONSTRAINTS
        INCLUDING STORAGE INCLUDING COMMENTS
) PARTITION BY LIST (year);
DO $$
DECLARE
    next_id bigint := (SELECT last_value + is_called::integer
                       FROM intake.submission_submission_id_seq);
BEGIN
    ALTER TABLE intake.submission_rest ALTER submission_id DROP IDENTITY;
    EXECUTE format('ALTER TABLE intake.submission ALTER submission_id '
        'ADD GENERATED ALWAYS AS IDENTITY (START WITH %s)', next_id);
END
$$;
COMMENT ON TABLE intake.submission IS '年度报告，每次报送一行，更正为下一版本；按年度（和地区）分区 / one row a filed report, a correction is the next revision; in partitions by year (and region)';
COMMENT ON COLUMN intake.submission.region_code IS '存放依据：首次报送时单位所在地区；汇总按名录中的地区 / where the row is kept: the agency''s region when it first filed for the year; totals go by the registry';

-- What each of them is for is said where it was first made. The rows' own are found and kept.
CREATE INDEX submission_year ON intake.submission (year, agency_id);
CREATE INDEX submission_xid ON intake.submission (stored_xid);
CREATE INDEX submission_correction ON intake.submission (agency_id, year, revision)
    WHERE revision > 1;
CREATE INDEX submission_narrative ON intake.submission (year, agency_id, revision)
    WHERE narrative <> '{}'::jsonb;
CREATE INDEX submission_to_run ON intake.submission (year, agency_id, revision)
    INCLUDE (submission_id, submitted_at, form_id, packed)
    WHERE octet_length(packed) <= 2000;
CREATE INDEX submission_long ON intake.submission (year, agency_id)
    WHERE octet_length(packed) > 2000;
ALTER TABLE intake.submission ATTACH PARTITION intake.submission_rest DEFAULT;

CREATE TRIGGER never_changed BEFORE UPDATE OR DELETE OR TRUNCATE ON intake.submission
    FOR EACH STATEMENT EXECUTE FUNCTION intake.refuse_change();
CREATE TRIGGER not_from_the_future BEFORE INSERT ON intake.submission
    FOR EACH ROW WHEN (isfinite(NEW.submitted_at)
                       AND NEW.submitted_at > NEW.stored_at + interval '24 hours')
    EXECUTE FUNCTION intake.refuse_future();

-- intake.submit says the region; a plain INSERT need not, unless its year is divided by region.
CREATE FUNCTION intake.set_region() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    SELECT agency.region_code INTO NEW.region_code
    FROM registry.agency WHERE agency.agency_id = NEW.agency_id;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'no agency % 没有这个单位', NEW.agency_id
            USING ERRCODE = 'foreign_key_violation';
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER has_region BEFORE INSERT ON intake.submission
    FOR EACH ROW WHEN (NEW.region_code IS NULL) EXECUTE FUNCTION intake.set_region();

-- Policies and rights are asked of the table that a statement names: a partition needs none of its
-- own, and none but the owner may name it.
ALTER TABLE intake.submission ENABLE ROW LEVEL SECURITY;
CREATE POLICY everything_for_the_job ON intake.submission TO huizong_worker
    USING (true) WITH CHECK (true);
CREATE POLICY everything_for_auditors ON intake.submission FOR SELECT
    TO huizong_auditor USING (true);
CREATE POLICY own_rows ON intake.submission FOR SELECT
    USING ((SELECT registry.sees_all()) OR agency_id = (SELECT registry.own_agency()));
GRANT SELECT ON intake.submission TO huizong_worker, huizong_auditor;

DROP POLICY own_rows ON intake.document;
CREATE POLICY own_rows ON intake.document FOR SELECT
    USING ((SELECT registry.sees_all()) OR submission_id IN (
        SELECT submission_id FROM intake.submission
        WHERE agency_id = (SELECT registry.own_agency())));
DROP POLICY own_rows ON intake.return;
CREATE POLICY own_rows ON intake.return FOR SELECT
    USING ((SELECT registry.sees_all()) OR submission_id IN (
        SELECT submission_id FROM intake.submission
        WHERE agency_id = (SELECT registry.own_agency())));

DO $$
DECLARE
    old record;
BEGIN
    FOR old IN SELECT * FROM pg_temp.view_to_renew LOOP
        EXECUTE format('CREATE OR REPLACE VIEW %s %s AS %s', old.name, old.options, old.body);
    END LOOP;
END
$$;

CREATE OR REPLACE FUNCTION audit.first_report_year() RETURNS integer
LANGUAGE sql STABLE SECURITY DEFINER
BEGIN ATOMIC
    SELECT min(year) FROM intake.submission;
END;

-- The region is not part of it: it says where the row is kept and nothing of what was filed.
CREATE FUNCTION audit.row_digest(filed intake.submission) RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT encode(sha256(
        convert_to(concat_ws('|', filed.submission_id, filed.agency_id, filed.year,
            filed.revision, filed.form_id, extract(epoch FROM filed.submitted_at),
            coalesce(filed.published_on::text, '-'), extract(epoch FROM filed.stored_at),
            filed.stored_by, coalesce(filed.source, '-'), ''), 'UTF8')
        || filed.packed || convert_to(filed.narrative::text, 'UTF8')), 'hex')
$$;
REVOKE ALL ON FUNCTION audit.row_digest(intake.submission) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION audit.row_digest(intake.submission) TO huizong_worker, huizong_auditor;

-- A document or a return names a report that is there; reports are never removed.
CREATE FUNCTION intake.refuse_unfiled() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM intake.submission WHERE submission_id = NEW.submission_id) THEN
        RAISE EXCEPTION 'no submission % 没有这份报告', NEW.submission_id
            USING ERRCODE = 'foreign_key_violation';
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER names_submission BEFORE INSERT ON intake.document
    FOR EACH ROW EXECUTE FUNCTION intake.refuse_unfiled();
CREATE TRIGGER names_submission BEFORE INSERT ON intake.return
    FOR EACH ROW EXECUTE FUNCTION intake.refuse_unfiled();

-- Whether no partition lies on another server. It is marked as one that never changes so that the
-- planner asks it, once a plan, and not every row: a partition that comes or goes makes PostgreSQL
-- throw away the plans that were made before.
CREATE FUNCTION intake.is_all_here() RETURNS boolean
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
BEGIN
    -- nearly everywhere there is none at all, which is found out at once
    RETURN NOT EXISTS (SELECT FROM pg_catalog.pg_foreign_table) OR NOT EXISTS (
        SELECT FROM pg_catalog.pg_partition_tree('intake.submission') AS part
        JOIN pg_catalog.pg_foreign_table ON pg_foreign_table.ftrelid = part.relid);
END
$$;
COMMENT ON FUNCTION intake.is_all_here IS '报告是否都在本服务器上 / whether no partition lies on another server';

-- What the snapshot of the transaction sees, everywhere. Another server commits a row a moment
-- before this one commits the transaction that filed it, and its rows are read some time after the
-- snapshot was taken here: such a row is left out until a snapshot sees its transaction, so that
-- all connections of a run see the same, and the next run sees it as new. With every row here this
-- is the table itself.
CREATE VIEW intake.visible_submission AS
SELECT * FROM intake.submission
WHERE intake.is_all_here()
   OR pg_visible_in_snapshot(stored_xid, (SELECT pg_current_snapshot()));
COMMENT ON VIEW intake.visible_submission IS '本事务快照可见的报告，含其他服务器上的分区 / the reports that the transaction''s snapshot sees, also on other servers';
GRANT SELECT ON intake.visible_submission TO huizong_worker, huizong_auditor;

-- What a run reads, and what it seals, is what its snapshot sees: as before but for one name.
DO $$
DECLARE
    reader regprocedure;
BEGIN
    FOREACH reader IN ARRAY ARRAY['intake.latest_submissions(integer)'::regprocedure,
                                  'audit.unsealed(text, pg_snapshot, pg_snapshot)'] LOOP
        EXECUTE replace(pg_get_functiondef(reader), 'intake.submission', 'intake.visible_submission');
        IF position('intake.visible_submission' IN pg_get_functiondef(reader)) = 0 THEN
            RAISE EXCEPTION '% does not read submissions 未读取报告', reader;
        END IF;
    END LOOP;
END
$$;

-- As before, but that it says where the row is kept.
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

-- What every partition has of its own: protection when it is named by itself, and, unless it is
-- divided, keys. All revisions of an agency and year lie in one partition: its key is everybody's.
CREATE FUNCTION intake.guard_partition(part_name text, has_registry boolean) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF (SELECT relkind FROM pg_class WHERE oid = format('intake.%I', part_name)::regclass) = 'r'
    THEN
        EXECUTE format('ALTER TABLE intake.%1$I ADD PRIMARY KEY (submission_id), '
            'ADD CONSTRAINT %2$I UNIQUE (agency_id, year, revision)',
            part_name, part_name || '_revision_once');
        IF has_registry THEN
            EXECUTE format('ALTER TABLE intake.%I '
                'ADD FOREIGN KEY (agency_id) REFERENCES registry.agency (agency_id), '
                'ADD FOREIGN KEY (form_id) REFERENCES registry.form (form_id)', part_name);
        END IF;
    END IF;
    EXECUTE format('CREATE TRIGGER never_changed BEFORE UPDATE OR DELETE OR TRUNCATE '
        'ON intake.%I FOR EACH STATEMENT EXECUTE FUNCTION intake.refuse_change()', part_name);
    EXECUTE format('ALTER TABLE intake.%I ENABLE ROW LEVEL SECURITY', part_name);
    EXECUTE format('COMMENT ON TABLE intake.%I IS %L', part_name,
        '报告的一个分区；查询请用 intake.submission / a partition of the reports; query intake.submission');
END
$$;

CREATE FUNCTION intake.refuse_unknown() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM registry.agency WHERE agency_id = NEW.agency_id) THEN
        RAISE EXCEPTION 'no agency % 没有这个单位', NEW.agency_id
            USING ERRCODE = 'foreign_key_violation';
    ELSIF NOT EXISTS (SELECT FROM registry.form WHERE form_id = NEW.form_id) THEN
        RAISE EXCEPTION 'no form % 没有这种表格', NEW.form_id
            USING ERRCODE = 'foreign_key_violation';
    END IF;
    RETURN NEW;
END
$$;

-- The foreign keys of the partitions here keep what their rows name; this, what rows elsewhere do.
CREATE FUNCTION intake.refuse_removal() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF TG_TABLE_NAME = 'agency' THEN
        IF NEW.agency_id IS DISTINCT FROM OLD.agency_id AND EXISTS (
            SELECT FROM intake.submission
            WHERE NOT intake.is_all_here() AND agency_id = OLD.agency_id) THEN
            RAISE EXCEPTION 'agency % has filed reports and stays 该单位有报告，不能删除或改号',
                OLD.agency_id USING ERRCODE = 'foreign_key_violation';
        END IF;
    ELSIF NEW.form_id IS DISTINCT FROM OLD.form_id AND EXISTS (
        SELECT FROM intake.submission
        WHERE NOT intake.is_all_here() AND form_id = OLD.form_id) THEN
        RAISE EXCEPTION 'there are reports in form %: it stays 有报告使用此表格，不能删除或改号',
            OLD.form_id USING ERRCODE = 'foreign_key_violation';
    END IF;
    RETURN NULL;
END
$$;
CREATE TRIGGER stays_when_named AFTER DELETE OR UPDATE OF agency_id ON registry.agency
    FOR EACH ROW EXECUTE FUNCTION intake.refuse_removal();
CREATE TRIGGER stays_when_named AFTER DELETE OR UPDATE OF form_id ON registry.form
    FOR EACH ROW EXECUTE FUNCTION intake.refuse_removal();

-- For the owner of the database. Rows that belong into the partition move there as they are.
CREATE FUNCTION intake.make_partition(
    report_year integer, part text DEFAULT NULL, regions text[] DEFAULT NULL,
    server text DEFAULT NULL)
RETURNS regclass
-- who files waits no longer than this for somebody who reads
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp SET lock_timeout = '10s' AS $$
DECLARE
    year_name text := format('submission_%s', report_year);
    rest_name text := format('submission_%s_rest', report_year);
    part_name text := concat_ws('_', format('submission_%s', report_year), part);
    year_kind "char" := (SELECT relkind FROM pg_class
                         WHERE oid = to_regclass(format('intake.%I', year_name)));
    source    text := CASE WHEN year_kind = 'p' THEN rest_name ELSE 'submission_rest' END;
    unknown   text;
    codes     text[];
    bound     text;
BEGIN
    IF report_year IS NULL OR report_year NOT BETWEEN 2008 AND 2999 THEN
        RAISE EXCEPTION 'year % is none of a report 年度不对', report_year
            USING ERRCODE = 'invalid_parameter_value';
    ELSIF (part IS NULL) <> (regions IS NULL) OR cardinality(regions) = 0
          OR part = 'rest' OR part !~ '^[a-z0-9_]{1,30}$' THEN
        RAISE EXCEPTION 'part of a year: give its name (a-z, 0-9, _; not rest) and its regions 年度的一部分须有名称（a-z、0-9、_，不用 rest）和地区'
            USING ERRCODE = 'invalid_parameter_value';
    ELSIF year_kind IS NOT NULL AND (regions IS NULL OR year_kind <> 'p') THEN
        RAISE EXCEPTION 'year % has its partition already 该年度已有分区', report_year
            USING ERRCODE = 'duplicate_table';
    END IF;
    unknown := (SELECT unnest(regions) EXCEPT SELECT code FROM registry.region LIMIT 1);
    IF unknown IS NOT NULL THEN
        RAISE EXCEPTION 'no region % 没有这个地区', unknown
            USING ERRCODE = 'invalid_parameter_value';
    END IF;
    -- a run that has begun would look for the rows where they no longer are
    IF NOT pg_try_advisory_xact_lock(4854895, 1) THEN
        RAISE EXCEPTION 'a run is going on: try again when it has ended 正在汇总，请待结束后再试'
            USING ERRCODE = 'lock_not_available';
    END IF;
    LOCK TABLE intake.submission IN ACCESS EXCLUSIVE MODE;

    codes := ARRAY(SELECT DISTINCT place.region_code FROM registry.region_within AS place
                   WHERE place.ancestor_code = ANY (regions) ORDER BY 1);
    CREATE TEMPORARY TABLE moving (LIKE intake.submission) ON COMMIT DROP;
    EXECUTE format('INSERT INTO pg_temp.moving SELECT * FROM intake.%I '
        'WHERE year = $1 AND ($2 OR region_code = ANY ($3))', source)
        USING report_year, source = 'submission_rest', codes;
    EXECUTE format('ALTER TABLE intake.%I DISABLE TRIGGER never_changed', source);
    EXECUTE format('DELETE FROM intake.%I AS stored USING pg_temp.moving '
        'WHERE stored.submission_id = moving.submission_id', source);
    EXECUTE format('ALTER TABLE intake.%I ENABLE TRIGGER never_changed', source);
    -- rows of long ago were stored before anybody looked at their time
    ALTER TABLE intake.submission DISABLE TRIGGER not_from_the_future;

    IF regions IS NULL THEN
        bound := format('PARTITION OF intake.submission FOR VALUES IN (%s)', report_year);
    ELSE
        IF year_kind IS NULL THEN
            EXECUTE format('CREATE TABLE intake.%I PARTITION OF intake.submission '
                'FOR VALUES IN (%s) PARTITION BY LIST (region_code)', year_name, report_year);
            PERFORM intake.guard_partition(year_name, true);
            EXECUTE format('CREATE TABLE intake.%I PARTITION OF intake.%I DEFAULT',
                rest_name, year_name);
            PERFORM intake.guard_partition(rest_name, true);
        END IF;
        bound := format('PARTITION OF intake.%I FOR VALUES IN (%s)', year_name,
            (SELECT string_agg(quote_literal(code), ', ') FROM unnest(codes) AS code));
    END IF;
    IF server IS NULL THEN
        EXECUTE format('CREATE TABLE intake.%I %s', part_name, bound);
        PERFORM intake.guard_partition(part_name, true);
    ELSE
        EXECUTE format('CREATE FOREIGN TABLE intake.%1$I %2$s SERVER %3$I '
            'OPTIONS (schema_name ''intake'', table_name %1$L)', part_name, bound, server);
        EXECUTE format('CREATE TRIGGER names_known BEFORE INSERT ON intake.%I '
            'FOR EACH ROW EXECUTE FUNCTION intake.refuse_unknown()', part_name);
        EXECUTE format('COMMENT ON FOREIGN TABLE intake.%I IS %L', part_name,
            '报告在另一台服务器上的一个分区；查询请用 intake.submission / a partition of the reports on another server; query intake.submission');
    END IF;
    INSERT INTO intake.submission (
        submission_id, agency_id, year, revision, form_id, submitted_at, published_on, cells,
        narrative, source, stored_at, stored_by, stored_xid, region_code)
    OVERRIDING SYSTEM VALUE
    SELECT submission_id, agency_id, year, revision, form_id, submitted_at, published_on, cells,
           moving.narrative, moving.source, stored_at, stored_by, stored_xid, region_code
    FROM pg_temp.moving ORDER BY submission_id;
    DROP TABLE pg_temp.moving;
    ALTER TABLE intake.submission ENABLE TRIGGER not_from_the_future;
    RETURN format('intake.%I', part_name)::regclass;
END
$$;
COMMENT ON FUNCTION intake.make_partition IS '为一个年度，或一个年度的若干地区（及其下级），建立分区，已有报告随之移入；给出 server 则建在另一台服务器上。由数据库所有者在无汇总时执行 / makes the partition of a year, or of a year''s regions with all below, and moves its reports there; on another server if one is named. For the owner, while no run is going on';

-- For the owner of a database that keeps a partition for another server. As many rights as that
-- server's login needs: nobody changes a row here either.
CREATE FUNCTION intake.make_shard_table(part_name text, login text) RETURNS regclass
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF part_name IS NULL OR part_name !~ '^submission_[0-9]{4}(_[a-z0-9_]{1,30})?$' THEN
        RAISE EXCEPTION '% is no name that intake.make_partition gives 不是 intake.make_partition 所用的分区名',
            part_name USING ERRCODE = 'invalid_parameter_value';
    END IF;
    EXECUTE format('CREATE TABLE intake.%I (LIKE intake.submission '
        'INCLUDING CONSTRAINTS INCLUDING GENERATED INCLUDING INDEXES)', part_name);
    PERFORM intake.guard_partition(part_name, false);
    EXECUTE format('CREATE POLICY everything_for_the_other_server ON intake.%I TO %I '
        'USING (true) WITH CHECK (true)', part_name, login);
    EXECUTE format('COMMENT ON TABLE intake.%I IS %L', part_name,
        '为另一台服务器保存的报告分区 / a partition of the reports kept for another server');
    EXECUTE format('GRANT USAGE ON SCHEMA intake TO %I', login);
    EXECUTE format('GRANT SELECT, INSERT ON intake.%I TO %I', part_name, login);
    EXECUTE format('GRANT EXECUTE ON FUNCTION intake.packed_cells TO %I', login);
    RETURN format('intake.%I', part_name)::regclass;
END
$$;
COMMENT ON FUNCTION intake.make_shard_table IS '在分片服务器上建立保存一个分区的表，login 是主服务器用的登录名 / on a server that keeps a partition for another one: makes its table; login is whom the other server logs in as';

REVOKE ALL ON FUNCTION intake.set_region, intake.refuse_unfiled, intake.guard_partition,
    intake.refuse_unknown, intake.refuse_removal, intake.make_partition, intake.make_shard_table
    FROM PUBLIC;
GRANT EXECUTE ON FUNCTION intake.is_all_here TO PUBLIC;
