-- What changed in the registry: noted by triggers, told to the run, sealed like reports.

COMMENT ON TABLE registry.change IS '名录变动记录，供夜间任务只重算受影响的地区 / changes of the registry, so that the nightly job adds again only what they touch';

CREATE OR REPLACE FUNCTION registry.note_change() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET timezone = 'UTC' AS $$
DECLARE
    -- the row as it was is gone: under its key there is another now, or none
    act text := CASE TG_NAME WHEN 'note_update_from' THEN 'REPLACED' ELSE TG_OP END;
BEGIN
    IF TG_OP = 'TRUNCATE' THEN
        INSERT INTO registry.change (region_code, year, subject, detail)
        VALUES (NULL, NULL, TG_TABLE_NAME, jsonb_build_object('act', 'TRUNCATE'));
    ELSIF TG_TABLE_NAME = 'region' THEN
        INSERT INTO registry.change (region_code, year, subject, detail)
        SELECT NULL, NULL, 'region',
               jsonb_build_object('act', act, 'rows', jsonb_agg(to_jsonb(changed_row)))
        FROM changed_row HAVING count(*) > 0;
    ELSIF TG_TABLE_NAME = 'agency' THEN
        INSERT INTO registry.change (region_code, year, subject, detail)
        SELECT region_code, NULL::integer, 'agency',
               jsonb_build_object('act', act, 'rows', jsonb_agg(to_jsonb(changed_row)))
        FROM changed_row GROUP BY region_code;
    ELSIF TG_TABLE_NAME IN ('deadline', 'closing') THEN
        -- what a region sets holds for every region below it
        INSERT INTO registry.change (region_code, year, subject, detail)
        SELECT place.region_code, changed_row.year, TG_TABLE_NAME,
               jsonb_build_object('act', act, 'rows', jsonb_agg(to_jsonb(changed_row)))
        FROM changed_row
        LEFT JOIN registry.region_within AS place
            ON place.ancestor_code = changed_row.region_code
        GROUP BY place.region_code, changed_row.year;
    ELSIF TG_TABLE_NAME = 'succession' THEN
        INSERT INTO registry.change (region_code, year, subject, detail)
        SELECT agency.region_code, NULL::integer, 'succession',
               jsonb_build_object('act', act, 'rows', jsonb_agg(to_jsonb(changed_row)))
        FROM changed_row
        JOIN registry.agency
            ON agency.agency_id IN (changed_row.predecessor_id, changed_row.successor_id)
        GROUP BY agency.region_code;
    ELSE
        INSERT INTO registry.change (region_code, year, subject, detail)
        SELECT agency.region_code, changed_row.year, TG_TABLE_NAME,
               jsonb_build_object('act', act, 'rows', jsonb_agg(to_jsonb(changed_row)))
        FROM changed_row JOIN registry.agency USING (agency_id)
        GROUP BY agency.region_code, changed_row.year;
    END IF;
    RETURN NULL;
END
$$;

DO $$
DECLARE
    table_name text;
BEGIN
    FOREACH table_name IN ARRAY ARRAY[
        'region', 'agency', 'deadline', 'exemption', 'extension', 'closing', 'succession'] LOOP
        EXECUTE format('CREATE OR REPLACE TRIGGER note_insert AFTER INSERT ON registry.%I '
            'REFERENCING NEW TABLE AS changed_row '
            'FOR EACH STATEMENT EXECUTE FUNCTION registry.note_change()', table_name);
        -- triggers fire in the order of their names, so the new row is noted last
        EXECUTE format('CREATE OR REPLACE TRIGGER note_update_from AFTER UPDATE ON registry.%I '
            'REFERENCING OLD TABLE AS changed_row '
            'FOR EACH STATEMENT EXECUTE FUNCTION registry.note_change()', table_name);
        EXECUTE format('CREATE OR REPLACE TRIGGER note_update_to AFTER UPDATE ON registry.%I '
            'REFERENCING NEW TABLE AS changed_row '
            'FOR EACH STATEMENT EXECUTE FUNCTION registry.note_change()', table_name);
        EXECUTE format('CREATE OR REPLACE TRIGGER note_delete AFTER DELETE ON registry.%I '
            'REFERENCING OLD TABLE AS changed_row '
            'FOR EACH STATEMENT EXECUTE FUNCTION registry.note_change()', table_name);
        EXECUTE format('CREATE OR REPLACE TRIGGER note_truncate AFTER TRUNCATE ON registry.%I '
            'FOR EACH STATEMENT EXECUTE FUNCTION registry.note_change()', table_name);
    END LOOP;
END
$$;

CREATE OR REPLACE TRIGGER never_changed BEFORE UPDATE OR DELETE OR TRUNCATE ON registry.change
    FOR EACH STATEMENT EXECUTE FUNCTION intake.refuse_change();

-- Told to the next run. Who may look at a figure does not change it.
CREATE OR REPLACE FUNCTION registry.tell_change() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    INSERT INTO work.inbox (kind, row_id, region_code, year, judges)
    VALUES ('change', NEW.change_id, NEW.region_code, NEW.year, NEW.subject <> 'account');
    RETURN NULL;
END
$$;

CREATE OR REPLACE TRIGGER note_arrival AFTER INSERT ON registry.change
    FOR EACH ROW EXECUTE FUNCTION registry.tell_change();
