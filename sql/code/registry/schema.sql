-- The schemas, and what the database knows of how it was made.
COMMENT ON SCHEMA registry IS '名录：行政区划、报告单位、期限、豁免、表格 / who reports, by when, in which form';
COMMENT ON SCHEMA intake IS '收件：各单位年度报告，只增不改 / submissions, append-only';
COMMENT ON SCHEMA summary IS '汇总：夜间任务写入的结果 / what the nightly job writes';
COMMENT ON SCHEMA audit IS '审计：报送时效与事件 / lateness and events';
COMMENT ON TABLE registry.schema_migration IS '已执行的数据库迁移及其校验和 / migrations applied, with their checksums';
COMMENT ON TABLE registry.schema_code IS '已应用的 sql/code 文件及其校验和 / files of sql/code as applied, with their checksums';
COMMENT ON TABLE registry.schema_right IS '上次迁移后应有的权限 / the rights that the last migration left behind';

-- What the roles, and everybody, may do here, to whom policies apply, and the triggers, row security
-- and functions that hold them to it: one line each. Rights that the owner gave to other roles are
-- his own affair. Partitions come and go; of these only the one that is always there is looked at.
CREATE OR REPLACE FUNCTION registry.held_rights() RETURNS TABLE (held text)
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    WITH place AS (
        SELECT oid, nspname FROM pg_namespace
        WHERE nspname IN ('registry', 'intake', 'summary', 'audit', 'work')
    ), grantee AS (
        SELECT oid, rolname::text AS name FROM pg_roles
        WHERE rolname IN (
            'huizong_worker', 'huizong_office', 'huizong_clerk', 'huizong_auditor',
            'huizong_filer')
        UNION ALL SELECT 0, 'PUBLIC'
    ), guarded AS (
        SELECT pg_class.oid, format('%s.%s', place.nspname, relname) AS name, relrowsecurity
        FROM pg_class JOIN place ON place.oid = relnamespace
        WHERE NOT relispartition OR relname = 'submission_rest'
    ), object AS (
        SELECT nspname::text AS name, coalesce(nspacl, acldefault('n', nspowner)) AS rights
        FROM pg_namespace WHERE oid IN (SELECT place.oid FROM place)
        UNION ALL
        SELECT format('%s.%s', place.nspname, relname), relacl
        FROM pg_class JOIN place ON place.oid = relnamespace
        UNION ALL
        SELECT format('%s.%s(%s)', place.nspname, relname, attname), attacl
        FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid
        JOIN place ON place.oid = relnamespace
        UNION ALL
        SELECT format('%s.%s(%s)', place.nspname, proname,
                      pg_get_function_identity_arguments(pg_proc.oid)),
               coalesce(proacl, acldefault('f', proowner))
        FROM pg_proc JOIN place ON place.oid = pronamespace
    )
    SELECT concat_ws(' ', grantee.name, entry.privilege_type, object.name)
    FROM object
    CROSS JOIN LATERAL aclexplode(object.rights) AS entry
    JOIN grantee ON grantee.oid = entry.grantee
    UNION
    SELECT concat_ws(' ', grantee.name, 'policy', polname, 'on', place.nspname || '.' || relname)
    FROM pg_policy
    CROSS JOIN LATERAL unnest(polroles) AS named (oid)
    JOIN grantee ON grantee.oid = named.oid
    JOIN pg_class ON pg_class.oid = polrelid
    JOIN place ON place.oid = relnamespace
    UNION ALL
    SELECT format('trigger %s on %s %s', tgname, guarded.name,
                  CASE tgenabled WHEN 'D' THEN 'off' ELSE 'on' END)
    FROM pg_trigger JOIN guarded ON guarded.oid = tgrelid
    WHERE NOT tgisinternal
    UNION ALL
    SELECT format('row security on %s', name) FROM guarded WHERE relrowsecurity
    UNION ALL
    SELECT format('function %s.%s(%s) %s', place.nspname, proname,
                  pg_get_function_identity_arguments(pg_proc.oid),
                  left(md5(concat_ws(' ', prosrc, pg_get_function_sqlbody(pg_proc.oid),
                                     prosecdef, proconfig, provolatile)), 12))
    FROM pg_proc JOIN place ON place.oid = pronamespace
$$;
COMMENT ON FUNCTION registry.held_rights IS '各角色现有的权限，以及维护它们的触发器、行级安全和函数，每行一项 / what the roles may do, and the triggers, row security and functions that hold them to it, one line each';
