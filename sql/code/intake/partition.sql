-- Submissions in partitions, by year and a year by region, here or on other servers.

COMMENT ON TABLE intake.submission_rest IS '没有单独分区的各年度报告；查询请用 intake.submission / the reports of all years that have no partition of their own; query intake.submission';

CREATE OR REPLACE TRIGGER never_changed BEFORE UPDATE OR DELETE OR TRUNCATE ON intake.submission_rest
    FOR EACH STATEMENT EXECUTE FUNCTION intake.refuse_change();
ALTER TABLE intake.submission_rest ENABLE ROW LEVEL SECURITY;

-- What every partition has of its own: protection when it is named by itself, and, unless it is
-- divided, keys. All revisions of an agency and year lie in one partition: its key is everybody's.
CREATE OR REPLACE FUNCTION intake.guard_partition(part_name text, has_registry boolean) RETURNS void
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

CREATE OR REPLACE FUNCTION intake.refuse_unknown() RETURNS trigger
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
CREATE OR REPLACE FUNCTION intake.refuse_removal() RETURNS trigger
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

CREATE OR REPLACE TRIGGER stays_when_named AFTER DELETE OR UPDATE OF agency_id ON registry.agency
    FOR EACH ROW EXECUTE FUNCTION intake.refuse_removal();
CREATE OR REPLACE TRIGGER stays_when_named AFTER DELETE OR UPDATE OF form_id ON registry.form
    FOR EACH ROW EXECUTE FUNCTION intake.refuse_removal();

-- For the owner of the database. Rows that belong into the partition move there as they are.
CREATE OR REPLACE FUNCTION intake.make_partition(
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
    BEGIN
        LOCK TABLE work.run_lock IN EXCLUSIVE MODE NOWAIT;
    EXCEPTION WHEN lock_not_available THEN
        RAISE EXCEPTION 'a run is going on: try again when it has ended 正在汇总，请待结束后再试'
            USING ERRCODE = 'lock_not_available';
    END;
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
    ALTER TABLE intake.submission DISABLE TRIGGER not_published_in_the_future;
    -- a row that moves is not new
    ALTER TABLE intake.submission DISABLE TRIGGER note_arrival;

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
        narrative, source, stored_at, stored_by, region_code)
    OVERRIDING SYSTEM VALUE
    SELECT submission_id, agency_id, year, revision, form_id, submitted_at, published_on, cells,
           moving.narrative, moving.source, stored_at, stored_by, region_code
    FROM pg_temp.moving ORDER BY submission_id;
    IF server IS NOT NULL THEN
        UPDATE work.inbox SET is_elsewhere = true
        FROM pg_temp.moving
        WHERE inbox.kind = 'submission' AND inbox.row_id = moving.submission_id;
    END IF;
    DROP TABLE pg_temp.moving;
    ALTER TABLE intake.submission ENABLE TRIGGER not_from_the_future;
    ALTER TABLE intake.submission ENABLE TRIGGER not_published_in_the_future;
    ALTER TABLE intake.submission ENABLE TRIGGER note_arrival;
    RETURN format('intake.%I', part_name)::regclass;
END
$$;
COMMENT ON FUNCTION intake.make_partition IS '为一个年度，或一个年度的若干地区（及其下级），建立分区，已有报告随之移入；给出 server 则建在另一台服务器上。由数据库所有者在无汇总时执行 / makes the partition of a year, or of a year''s regions with all below, and moves its reports there; on another server if one is named. For the owner, while no run is going on';

-- For the owner of a database that keeps a partition for another server. As many rights as that
-- server's login needs: nobody changes a row here either.
CREATE OR REPLACE FUNCTION intake.make_shard_table(part_name text, login text) RETURNS regclass
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
    EXECUTE format(
        'GRANT EXECUTE ON FUNCTION intake.packed_cells, intake.figures_mark TO %I', login);
    RETURN format('intake.%I', part_name)::regclass;
END
$$;
COMMENT ON FUNCTION intake.make_shard_table IS '在分片服务器上建立保存一个分区的表，login 是主服务器用的登录名 / on a server that keeps a partition for another one: makes its table; login is whom the other server logs in as';
