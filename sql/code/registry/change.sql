-- What changed in the registry: noted by triggers, told to the run, sealed like reports.

COMMENT ON TABLE registry.change IS '名录变动记录，供夜间任务只重算受影响的地区 / changes of the registry, so that the nightly job adds again only what they touch';

-- Why the registry is changed and who decided it, as the program that changes it has said for its
-- transaction; nothing where it said nothing.
CREATE OR REPLACE FUNCTION registry.stated_reason() RETURNS jsonb
LANGUAGE sql STABLE AS $$
    SELECT jsonb_strip_nulls(jsonb_build_object(
        'reason', nullif(btrim(current_setting('huizong.reason', true)), ''),
        'decided_by', nullif(btrim(current_setting('huizong.decided_by', true)), '')))
$$;

CREATE OR REPLACE FUNCTION registry.note_change() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET timezone = 'UTC' AS $$
DECLARE
    -- the row as it was is gone: under its key there is another now, or none
    act text := CASE TG_NAME WHEN 'note_update_from' THEN 'REPLACED' ELSE TG_OP END;
    head jsonb := jsonb_build_object('act', act) || registry.stated_reason();
BEGIN
    -- a clerk keeps its own region's rows, as they were and as they are left; whoever else has
    -- rights on a table had them from the owner
    IF pg_has_role(session_user, 'huizong_clerk', 'MEMBER') AND NOT registry.runs_the_job()
       AND EXISTS (
           SELECT FROM changed_row
           CROSS JOIN LATERAL (SELECT to_jsonb(changed_row) AS value) AS written
           CROSS JOIN LATERAL (
               -- a deadline without a region is everybody's
               SELECT written.value ->> 'region_code' AS code
               WHERE TG_TABLE_NAME IN ('agency', 'agency_past', 'deadline', 'closing')
               UNION ALL
               SELECT agency.region_code FROM registry.agency
               WHERE TG_TABLE_NAME <> 'agency' AND agency.agency_id IN (
                   (written.value ->> 'agency_id')::bigint,
                   (written.value ->> 'predecessor_id')::bigint,
                   (written.value ->> 'successor_id')::bigint)) AS place
           WHERE registry.keeps_region(place.code) IS NOT TRUE) THEN
        RAISE EXCEPTION 'login % keeps the registry of its own region only 该登录名只能维护本地区的名录',
            session_user USING ERRCODE = 'insufficient_privilege';
    END IF;
    IF TG_TABLE_NAME IN ('region', 'region_past') THEN
        INSERT INTO registry.change (region_code, year, subject, detail)
        SELECT NULL, NULL, TG_TABLE_NAME,
               head || jsonb_build_object('rows', jsonb_agg(to_jsonb(changed_row)))
        FROM changed_row HAVING count(*) > 0;
    ELSIF TG_TABLE_NAME = 'agency' THEN
        -- also where the agency was before: a correction of its row may hold there
        INSERT INTO registry.change (region_code, year, subject, detail)
        SELECT place.region_code, NULL::integer, 'agency',
               head || jsonb_build_object('rows', jsonb_agg(to_jsonb(changed_row)))
        FROM changed_row
        CROSS JOIN LATERAL (
            SELECT changed_row.region_code
            UNION SELECT past.region_code FROM registry.agency_past AS past
            WHERE past.agency_id = changed_row.agency_id) AS place
        GROUP BY place.region_code;
    ELSIF TG_TABLE_NAME = 'agency_past' THEN
        INSERT INTO registry.change (region_code, year, subject, detail)
        SELECT place.region_code, NULL::integer, 'agency_past',
               head || jsonb_build_object('rows', jsonb_agg(to_jsonb(changed_row)))
        FROM changed_row
        CROSS JOIN LATERAL (
            SELECT changed_row.region_code
            UNION SELECT held.region_code FROM registry.agency_place AS held
            WHERE held.agency_id = changed_row.agency_id) AS place
        GROUP BY place.region_code;
    ELSIF TG_TABLE_NAME IN ('deadline', 'closing') THEN
        -- what a region sets holds for every region that was below it in the year
        INSERT INTO registry.change (region_code, year, subject, detail)
        SELECT place.region_code, changed_row.year, TG_TABLE_NAME,
               head || jsonb_build_object('rows', jsonb_agg(to_jsonb(changed_row)))
        FROM changed_row
        LEFT JOIN LATERAL (
            SELECT below.region_code FROM registry.region_within_in(changed_row.year) AS below
            WHERE below.ancestor_code = changed_row.region_code) AS place ON true
        GROUP BY place.region_code, changed_row.year;
    ELSIF TG_TABLE_NAME = 'succession' THEN
        INSERT INTO registry.change (region_code, year, subject, detail)
        SELECT held.region_code, NULL::integer, 'succession',
               head || jsonb_build_object('rows', jsonb_agg(to_jsonb(changed_row)))
        FROM changed_row
        JOIN registry.agency_place AS held
            ON held.agency_id IN (changed_row.predecessor_id, changed_row.successor_id)
        GROUP BY held.region_code;
    ELSE
        INSERT INTO registry.change (region_code, year, subject, detail)
        SELECT agency.region_code, changed_row.year, TG_TABLE_NAME,
               head || jsonb_build_object('rows', jsonb_agg(to_jsonb(changed_row)))
        FROM changed_row
        CROSS JOIN LATERAL (
            SELECT held.region_code FROM registry.agency_in(changed_row.year) AS held
            WHERE held.agency_id = changed_row.agency_id) AS agency
        GROUP BY agency.region_code, changed_row.year;
    END IF;
    RETURN NULL;
END
$$;

-- What belongs to no region is noted as it is: accounts and forms.
CREATE OR REPLACE FUNCTION registry.note_common_change() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET timezone = 'UTC' AS $$
DECLARE
    act text := CASE TG_NAME WHEN 'note_update_from' THEN 'REPLACED' ELSE TG_OP END;
BEGIN
    INSERT INTO registry.change (subject, detail)
    SELECT TG_TABLE_NAME,
           jsonb_build_object('act', act, 'rows', jsonb_agg(to_jsonb(changed_row)))
    FROM changed_row HAVING count(*) > 0;
    RETURN NULL;
END
$$;

-- All rows go at once, without each being told: they are noted while they are still there, so that
-- what was known before can be told later.
CREATE OR REPLACE FUNCTION registry.note_truncation() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET timezone = 'UTC' AS $$
BEGIN
    EXECUTE format(
        'INSERT INTO registry.change (region_code, year, subject, detail) '
        'SELECT NULL, NULL, %1$L, jsonb_build_object(''act'', ''TRUNCATE'', ''rows'', '
        'coalesce(jsonb_agg(to_jsonb(gone)), ''[]'')) FROM registry.%1$I AS gone', TG_TABLE_NAME);
    RETURN NULL;
END
$$;

DO $$
DECLARE
    table_name text;
    noted_by   text;
BEGIN
    FOR table_name, noted_by IN
        SELECT name, 'note_change'
        FROM unnest(ARRAY[
            'region', 'region_past', 'agency', 'agency_past', 'deadline', 'exemption', 'extension',
            'closing', 'succession']) AS name
        UNION ALL SELECT name, 'note_common_change'
        FROM unnest(ARRAY['account', 'form', 'form_cell']) AS name
    LOOP
        EXECUTE format('CREATE OR REPLACE TRIGGER note_insert AFTER INSERT ON registry.%I '
            'REFERENCING NEW TABLE AS changed_row '
            'FOR EACH STATEMENT EXECUTE FUNCTION registry.%I()', table_name, noted_by);
        -- triggers fire in the order of their names, so the new row is noted last
        EXECUTE format('CREATE OR REPLACE TRIGGER note_update_from AFTER UPDATE ON registry.%I '
            'REFERENCING OLD TABLE AS changed_row '
            'FOR EACH STATEMENT EXECUTE FUNCTION registry.%I()', table_name, noted_by);
        EXECUTE format('CREATE OR REPLACE TRIGGER note_update_to AFTER UPDATE ON registry.%I '
            'REFERENCING NEW TABLE AS changed_row '
            'FOR EACH STATEMENT EXECUTE FUNCTION registry.%I()', table_name, noted_by);
        EXECUTE format('CREATE OR REPLACE TRIGGER note_delete AFTER DELETE ON registry.%I '
            'REFERENCING OLD TABLE AS changed_row '
            'FOR EACH STATEMENT EXECUTE FUNCTION registry.%I()', table_name, noted_by);
        EXECUTE format('CREATE OR REPLACE TRIGGER note_truncate BEFORE TRUNCATE ON registry.%I '
            'FOR EACH STATEMENT EXECUTE FUNCTION registry.note_truncation()', table_name);
    END LOOP;
END
$$;

CREATE OR REPLACE TRIGGER never_changed BEFORE UPDATE OR DELETE OR TRUNCATE ON registry.change
    FOR EACH STATEMENT EXECUTE FUNCTION intake.refuse_change();

-- Told to the next run. Who may look at a figure does not change it; and a run knows by the hash of
-- forms and rules whether it has to judge anew.
CREATE OR REPLACE FUNCTION registry.tell_change() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    INSERT INTO work.inbox (kind, row_id, region_code, year, judges)
    VALUES ('change', NEW.change_id, NEW.region_code, NEW.year, NEW.subject NOT IN ('account', 'form', 'form_cell'));
    RETURN NULL;
END
$$;

CREATE OR REPLACE TRIGGER note_arrival AFTER INSERT ON registry.change
    FOR EACH ROW EXECUTE FUNCTION registry.tell_change();
