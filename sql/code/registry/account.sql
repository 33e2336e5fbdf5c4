-- Which agency or region a login stands for; filled by the owner of the database.

COMMENT ON TABLE registry.account IS '登录名绑定：填报人绑定单位，县办绑定地区；由数据库所有者填写 / which agency or region a login stands for; filled by the owner of the database';

CREATE OR REPLACE FUNCTION registry.note_account() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET timezone = 'UTC' AS $$
DECLARE
    act text := CASE TG_NAME WHEN 'note_update_from' THEN 'REPLACED' ELSE TG_OP END;
BEGIN
    INSERT INTO registry.change (subject, detail)
    SELECT 'account', jsonb_build_object('act', act, 'rows', jsonb_agg(to_jsonb(changed_row)))
    FROM changed_row HAVING count(*) > 0;
    RETURN NULL;
END
$$;

CREATE OR REPLACE TRIGGER note_insert AFTER INSERT ON registry.account
    REFERENCING NEW TABLE AS changed_row
    FOR EACH STATEMENT EXECUTE FUNCTION registry.note_account();
-- triggers fire in the order of their names, so the new row is noted last
CREATE OR REPLACE TRIGGER note_update_from AFTER UPDATE ON registry.account
    REFERENCING OLD TABLE AS changed_row
    FOR EACH STATEMENT EXECUTE FUNCTION registry.note_account();
CREATE OR REPLACE TRIGGER note_update_to AFTER UPDATE ON registry.account
    REFERENCING NEW TABLE AS changed_row
    FOR EACH STATEMENT EXECUTE FUNCTION registry.note_account();
CREATE OR REPLACE TRIGGER note_delete AFTER DELETE ON registry.account
    REFERENCING OLD TABLE AS changed_row
    FOR EACH STATEMENT EXECUTE FUNCTION registry.note_account();
CREATE OR REPLACE TRIGGER note_truncate BEFORE TRUNCATE ON registry.account
    FOR EACH STATEMENT EXECUTE FUNCTION registry.note_truncation();

ALTER TABLE registry.account ENABLE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS own_row ON registry.account;
CREATE POLICY own_row ON registry.account FOR SELECT
    USING ((SELECT registry.sees_all()) OR login = session_user);
