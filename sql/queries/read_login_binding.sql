-- What the login is bound to, and whether it needs no binding.
SELECT login, sees_all, agency_id, agency_name, region_code, region_name FROM registry.login_binding()
