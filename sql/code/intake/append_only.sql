-- What was filed, decided, noted or recorded is never changed.

CREATE OR REPLACE FUNCTION intake.refuse_change() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RAISE EXCEPTION '%.% is append-only: file a correction instead 只增不改，请报送更正版本',
        TG_TABLE_SCHEMA, TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END
$$;
