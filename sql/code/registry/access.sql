-- Who may see what. A login of huizong_filer is bound to its agency, one of huizong_office to its
-- region; what either sees follows from the login (session_user), whatever role it sets. Where the
-- owner has bound no office, every office reads all that is published, and where he has bound no
-- filer, as with one web form for all agencies, every filer may file for any agency. The first
-- binding of a kind ends that for its kind.

-- These are asked for every statement of everybody. Their bodies are bound when they are created,
-- so that nobody's search_path can put another function in the place of one of theirs.
CREATE OR REPLACE FUNCTION registry.runs_the_job() RETURNS boolean
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
    SELECT pg_has_role(session_user, relowner, 'MEMBER')
        OR pg_has_role(session_user, 'huizong_worker', 'MEMBER')
    FROM pg_class WHERE oid = 'registry.account'::regclass;
END;
COMMENT ON FUNCTION registry.runs_the_job IS '登录名是否为所有者或汇总程序 / whether the login is the owner''s or the job''s';

CREATE OR REPLACE FUNCTION registry.own_agency() RETURNS bigint
LANGUAGE sql STABLE PARALLEL SAFE SECURITY DEFINER
BEGIN ATOMIC
    SELECT agency_id FROM registry.account WHERE login = session_user;
END;
COMMENT ON FUNCTION registry.own_agency IS '登录名绑定的单位 / the agency that the login is bound to';

CREATE OR REPLACE FUNCTION registry.binds_offices() RETURNS boolean
LANGUAGE sql STABLE PARALLEL SAFE SECURITY DEFINER
BEGIN ATOMIC
    SELECT EXISTS (
        SELECT FROM registry.account
        WHERE region_code IS NOT NULL
          -- a clerk is bound in any case, and that says nothing of offices
          AND NOT EXISTS (
              SELECT FROM pg_roles
              WHERE rolname = login AND pg_has_role(oid, 'huizong_clerk', 'MEMBER')
                AND NOT pg_has_role(oid, 'huizong_office', 'MEMBER')));
END;
COMMENT ON FUNCTION registry.binds_offices IS '是否有县办登录名绑定了地区 / whether any office is bound to a region';

CREATE OR REPLACE FUNCTION registry.binds_filers() RETURNS boolean
LANGUAGE sql STABLE PARALLEL SAFE SECURITY DEFINER
BEGIN ATOMIC
    SELECT EXISTS (SELECT FROM registry.account WHERE agency_id IS NOT NULL);
END;
COMMENT ON FUNCTION registry.binds_filers IS '是否有填报登录名绑定了单位 / whether any filer is bound to an agency';

CREATE OR REPLACE FUNCTION registry.sees_all() RETURNS boolean
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
    SELECT registry.runs_the_job() OR pg_has_role(session_user, 'huizong_auditor', 'MEMBER')
        OR (pg_has_role(session_user, 'huizong_office', 'MEMBER')
            AND NOT registry.binds_offices() AND registry.own_agency() IS NULL
            AND NOT pg_has_role(session_user, 'huizong_clerk', 'MEMBER'));
END;
COMMENT ON FUNCTION registry.sees_all IS '登录名是否可看全部 / whether the login may see everything';

CREATE OR REPLACE FUNCTION registry.seen_regions() RETURNS SETOF text
LANGUAGE sql STABLE PARALLEL SAFE SECURITY DEFINER
BEGIN ATOMIC
    SELECT place.region_code
    FROM registry.account JOIN registry.region_within AS place
        ON place.ancestor_code = account.region_code
    WHERE account.login = session_user;
END;
COMMENT ON FUNCTION registry.seen_regions IS '登录名绑定的地区及其下级 / the region that the login is bound to, and those below';

CREATE OR REPLACE FUNCTION registry.sees_region(wanted_code text) RETURNS boolean
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
    SELECT registry.sees_all()
        OR EXISTS (SELECT FROM registry.seen_regions() AS seen (code) WHERE code = wanted_code);
END;
COMMENT ON FUNCTION registry.sees_region IS '登录名可否看某地区 / whether the login may see a region';

-- Whether the login keeps a region: its reports, decisions and registry. A clerk without a region
-- keeps none.
CREATE OR REPLACE FUNCTION registry.keeps_region(wanted_code text) RETURNS boolean
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
    SELECT registry.runs_the_job()
        OR (pg_has_role(session_user, 'huizong_clerk', 'MEMBER')
            AND EXISTS (SELECT FROM registry.seen_regions() AS seen (code)
                        WHERE code = wanted_code));
END;
COMMENT ON FUNCTION registry.keeps_region IS '登录名是否经办某地区 / whether the login keeps a region: imports, decides, keeps its registry';

CREATE OR REPLACE FUNCTION registry.keeps_agency(wanted_agency bigint) RETURNS boolean
LANGUAGE sql STABLE PARALLEL SAFE SECURITY DEFINER
BEGIN ATOMIC
    SELECT registry.runs_the_job()
        OR EXISTS (SELECT FROM registry.agency WHERE agency.agency_id = wanted_agency
                     AND registry.keeps_region(agency.region_code));
END;
COMMENT ON FUNCTION registry.keeps_agency IS '登录名是否经办某单位 / whether the login keeps the region of an agency';

-- A clerk files for the agencies of its region, and for others only if it is a filer as well.
CREATE OR REPLACE FUNCTION registry.may_file_for(wanted_agency bigint) RETURNS boolean
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
    SELECT registry.runs_the_job() OR registry.keeps_agency(wanted_agency)
        OR (coalesce(wanted_agency = registry.own_agency(), NOT registry.binds_filers())
            AND (pg_has_role(session_user, 'huizong_filer', 'MEMBER')
                 OR NOT pg_has_role(session_user, 'huizong_clerk', 'MEMBER')));
END;
COMMENT ON FUNCTION registry.may_file_for IS '登录名可否为某单位报送 / whether the login may file for an agency';

-- What the login stands for, in words.
CREATE OR REPLACE FUNCTION registry.login_binding() RETURNS TABLE (
    login text, sees_all boolean, agency_id bigint, agency_name text, region_code text,
    region_name text)
LANGUAGE sql STABLE SECURITY DEFINER
BEGIN ATOMIC
    SELECT session_user::text, registry.sees_all(), account.agency_id, agency.name,
           account.region_code, region.name
    FROM (SELECT) AS always
    LEFT JOIN registry.account ON account.login = session_user
    LEFT JOIN registry.agency ON agency.agency_id = account.agency_id
    LEFT JOIN registry.region ON region.code = account.region_code;
END;
COMMENT ON FUNCTION registry.login_binding IS '登录名绑定的单位或地区 / what the login is bound to';
