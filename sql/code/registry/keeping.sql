-- Changes of agencies and regions that keep what was before.

-- From a day on an agency is called, belongs and counts otherwise; what was before stays a past
-- state. Whose registry it is, the triggers of the tables ask.
CREATE OR REPLACE FUNCTION registry.change_agency(
    agency_id bigint, since date, name text, region_code text, class text,
    counts_in_total boolean)
RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
    held registry.agency;
    last date;
BEGIN
    SELECT * INTO held FROM registry.agency WHERE agency.agency_id = change_agency.agency_id;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'no agency % 没有这个单位', change_agency.agency_id
            USING ERRCODE = 'no_data_found';
    END IF;
    SELECT max(until) INTO last
    FROM registry.agency_past AS past WHERE past.agency_id = change_agency.agency_id;
    IF since IS NULL OR NOT isfinite(since) OR since <= last THEN
        RAISE EXCEPTION 'agency %: its state until % is known; the change must come later 该单位到 % 为止的情况已有记载，变更日期须晚于此',
            change_agency.agency_id, last, last USING ERRCODE = 'invalid_parameter_value';
    END IF;
    INSERT INTO registry.agency_past (agency_id, until, name, region_code, class, counts_in_total)
    VALUES (held.agency_id, since, held.name, held.region_code, held.class, held.counts_in_total);
    UPDATE registry.agency
    SET name = change_agency.name, region_code = change_agency.region_code,
        class = change_agency.class, counts_in_total = change_agency.counts_in_total
    WHERE agency.agency_id = change_agency.agency_id;
END
$$;
COMMENT ON FUNCTION registry.change_agency IS '单位自某日起变更名称、地区、类别，原状留存 / an agency is otherwise from a day on; what was before stays a past state';

CREATE OR REPLACE FUNCTION registry.change_region(
    code text, since date, name text, level text, parent_code text)
RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
    held registry.region;
    last date;
BEGIN
    SELECT * INTO held FROM registry.region WHERE region.code = change_region.code;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'no region % 没有这个行政区划', change_region.code
            USING ERRCODE = 'no_data_found';
    END IF;
    SELECT max(until) INTO last
    FROM registry.region_past AS past WHERE past.code = change_region.code;
    IF since IS NULL OR NOT isfinite(since) OR since <= last THEN
        RAISE EXCEPTION 'region %: its state until % is known; the change must come later 该行政区划到 % 为止的情况已有记载，变更日期须晚于此',
            change_region.code, last, last USING ERRCODE = 'invalid_parameter_value';
    END IF;
    INSERT INTO registry.region_past (code, until, name, level, parent_code)
    VALUES (held.code, since, held.name, held.level, held.parent_code);
    UPDATE registry.region
    SET name = change_region.name, level = change_region.level,
        parent_code = change_region.parent_code
    WHERE region.code = change_region.code;
END
$$;
COMMENT ON FUNCTION registry.change_region IS '行政区划自某日起变更名称、级别、上级，原状留存 / a region is otherwise from a day on; what was before stays a past state';

-- What an agency was called until a day; where it was and what class it had are as in the state after.
CREATE OR REPLACE FUNCTION registry.add_former_name(agency_id bigint, name text, until date)
RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
BEGIN
    IF EXISTS (SELECT FROM registry.agency_past AS past
               WHERE past.agency_id = add_former_name.agency_id
                 AND past.until = add_former_name.until) THEN
        RAISE EXCEPTION 'agency %: its state until % is known already 该单位到 % 为止的情况已有记载',
            add_former_name.agency_id, add_former_name.until, add_former_name.until
            USING ERRCODE = 'unique_violation';
    END IF;
    INSERT INTO registry.agency_past (agency_id, until, name, region_code, class, counts_in_total)
    SELECT add_former_name.agency_id, add_former_name.until, add_former_name.name,
           state.region_code, state.class, state.counts_in_total
    FROM (SELECT past.until, past.region_code, past.class, past.counts_in_total
          FROM registry.agency_past AS past
          WHERE past.agency_id = add_former_name.agency_id
            AND past.until > add_former_name.until
          UNION ALL
          SELECT 'infinity', held.region_code, held.class, held.counts_in_total
          FROM registry.agency AS held WHERE held.agency_id = add_former_name.agency_id) AS state
    ORDER BY state.until LIMIT 1;
END
$$;
COMMENT ON FUNCTION registry.add_former_name IS '补记单位到某日前一天为止的名称 / what an agency was called until a day';

-- A number that somebody gave to an agency is never given again. Inserting takes its numbers while
-- it holds the table, so with this lock nobody else is taking one.
CREATE OR REPLACE FUNCTION registry.keep_numbers_apart() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    sequence_name text := pg_get_serial_sequence('registry.agency', 'agency_id');
    highest bigint;
    given bigint;
BEGIN
    SELECT max(agency_id) INTO highest FROM changed_row;
    given := pg_sequence_last_value(sequence_name::regclass);
    IF highest > coalesce(given, 0) THEN
        LOCK TABLE registry.agency IN SHARE ROW EXCLUSIVE MODE;
        given := pg_sequence_last_value(sequence_name::regclass);
        PERFORM setval(sequence_name, greatest(highest, given));
    END IF;
    RETURN NULL;
END
$$;

CREATE OR REPLACE TRIGGER numbers_apart AFTER INSERT ON registry.agency
    REFERENCING NEW TABLE AS changed_row
    FOR EACH STATEMENT EXECUTE FUNCTION registry.keep_numbers_apart();

-- Nobody else changes the agencies until the transaction ends; whoever reads them need not wait.
CREATE OR REPLACE FUNCTION registry.hold_agencies() RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    LOCK TABLE registry.agency IN SHARE ROW EXCLUSIVE MODE;
END
$$;
COMMENT ON FUNCTION registry.hold_agencies IS '事务结束前他人不能更改单位 / nobody else changes the agencies until the transaction ends';

-- Takes a row out of one of the tables that a clerk keeps; its key is named as registry.table_key
-- has it, as in remove('exemption', '[17, 2024]'). Whose registry it is, the triggers ask.
CREATE OR REPLACE FUNCTION registry.remove(table_name text, row_key jsonb) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    removed bigint;
BEGIN
    IF table_name NOT IN (
        'agency_past', 'deadline', 'exemption', 'extension', 'closing', 'succession') THEN
        RAISE EXCEPTION 'no rows of % are removed 不能从 % 中删除', table_name, table_name
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    EXECUTE format(
        'DELETE FROM registry.%I AS held WHERE (SELECT jsonb_agg(to_jsonb(held) -> name '
        'ORDER BY position) FROM registry.table_key CROSS JOIN LATERAL unnest(columns) '
        'WITH ORDINALITY AS part (name, position) WHERE subject = $1) = $2', table_name)
        USING table_name, row_key;
    GET DIAGNOSTICS removed = ROW_COUNT;
    IF removed = 0 THEN
        RAISE EXCEPTION 'no % % 没有这一行', table_name, row_key USING ERRCODE = 'no_data_found';
    END IF;
END
$$;
COMMENT ON FUNCTION registry.remove IS '删去名录中的一行（期限、豁免、延期、截止、沿革、单位原状） / takes a row out of the registry';
