-- Which agency or region a login stands for; filled by the owner of the database.

COMMENT ON TABLE registry.account IS '登录名绑定：填报人绑定单位，县办绑定地区；由数据库所有者填写 / which agency or region a login stands for; filled by the owner of the database';

ALTER TABLE registry.account ENABLE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS own_row ON registry.account;
CREATE POLICY own_row ON registry.account FOR SELECT
    USING ((SELECT registry.sees_all()) OR login = session_user);
