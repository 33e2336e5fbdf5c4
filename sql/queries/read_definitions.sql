-- What works on the tables and who may do what, as the catalogue of the server tells it: each with a
-- name, with what is stored word for word, and with what the server writes out in words of its own,
-- which differ between its versions. The database's own functions are not asked. Objects of other
-- schemas, rights of other roles and all but one partition are their owner's affair.
WITH place AS (
    SELECT oid, nspname, nspacl, nspowner FROM pg_namespace
    WHERE nspname IN ('registry', 'intake', 'summary', 'audit', 'work')
), grantee AS (
    SELECT oid, rolname::text AS name FROM pg_roles
    WHERE rolname IN (
        'huizong_worker', 'huizong_office', 'huizong_clerk', 'huizong_auditor', 'huizong_filer')
    UNION ALL SELECT 0, 'PUBLIC'
), relation AS (
    SELECT pg_class.oid, relkind, relowner, relacl, relrowsecurity, relforcerowsecurity,
           relpersistence, reloptions, relispartition,
           format('%s.%s', place.nspname, relname) AS name,
           NOT relispartition OR relname = 'submission_rest' AS is_ours
    FROM pg_class JOIN place ON place.oid = relnamespace
), routine AS (
    SELECT pg_proc.*, format('%s.%s(%s)', place.nspname, proname,
                             pg_get_function_identity_arguments(pg_proc.oid)) AS name
    FROM pg_proc JOIN place ON place.oid = pronamespace
), object AS (
    SELECT nspname::text AS name, coalesce(nspacl, acldefault('n', nspowner)) AS rights FROM place
    UNION ALL SELECT name, relacl FROM relation
    UNION ALL
    SELECT format('%s(%s)', relation.name, attname), attacl
    FROM pg_attribute JOIN relation ON relation.oid = attrelid
    UNION ALL SELECT name, coalesce(proacl, acldefault('f', proowner)) FROM routine
), told (name, verbatim, written) AS (
    SELECT concat_ws(' ', grantee.name, entry.privilege_type, object.name), '', ''
    FROM object
    CROSS JOIN LATERAL aclexplode(object.rights) AS entry
    JOIN grantee ON grantee.oid = entry.grantee
    UNION ALL
    -- what makes a role more than its rights
    SELECT concat_ws(' ', rolname, power.name), '', ''
    FROM pg_roles
    CROSS JOIN LATERAL (VALUES
        ('SUPERUSER', rolsuper), ('BYPASSRLS', rolbypassrls), ('CREATEROLE', rolcreaterole),
        ('CREATEDB', rolcreatedb), ('REPLICATION', rolreplication), ('LOGIN', rolcanlogin))
        AS power (name, is_held)
    WHERE power.is_held AND pg_roles.oid IN (SELECT oid FROM grantee)
    UNION ALL
    SELECT concat_ws(' ', member.name, 'member of', pg_roles.rolname), '', ''
    FROM pg_auth_members
    JOIN grantee AS member ON member.oid = pg_auth_members.member
    JOIN pg_roles ON pg_roles.oid = pg_auth_members.roleid
    UNION ALL
    SELECT format('policy %s on %s', polname, relation.name),
           concat_ws(' ', polcmd, polpermissive, (
               SELECT string_agg(coalesce(grantee.name, named.oid::text), ','
                                 ORDER BY grantee.name)
               FROM unnest(polroles) AS named (oid) LEFT JOIN grantee USING (oid))),
           concat_ws(' check ', pg_get_expr(polqual, polrelid),
                     pg_get_expr(polwithcheck, polrelid))
    FROM pg_policy JOIN relation ON relation.oid = polrelid
    UNION ALL
    SELECT format('trigger %s on %s', tgname, relation.name), tgenabled::text,
           pg_get_triggerdef(pg_trigger.oid)
    FROM pg_trigger JOIN relation ON relation.oid = tgrelid
    WHERE NOT tgisinternal AND is_ours
    UNION ALL
    SELECT DISTINCT format('foreign keys switched off on %s', relation.name), '', ''
    FROM pg_trigger JOIN relation ON relation.oid = tgrelid
    WHERE tgisinternal AND tgenabled <> 'O' AND is_ours
    UNION ALL
    SELECT format('rule %s on %s', rulename, relation.name), '', pg_get_ruledef(pg_rewrite.oid)
    FROM pg_rewrite JOIN relation ON relation.oid = ev_class
    WHERE rulename <> '_RETURN'
    UNION ALL
    SELECT format('row security on %s', name), '', ''
    FROM relation WHERE relrowsecurity AND is_ours
    UNION ALL
    SELECT format('table %s', name), concat_ws(' ', relkind, relpersistence, relforcerowsecurity),
           ''
    FROM relation WHERE relkind IN ('r', 'p', 'f') AND is_ours
    UNION ALL
    SELECT format('column %s.%s', relation.name, attname),
           -- since PostgreSQL 17 a partition counts as its table does
           concat_ws(' ', attnotnull, CASE WHEN relispartition THEN '' ELSE attidentity END,
                     attgenerated),
           concat_ws(' ', format_type(atttypid, atttypmod), pg_get_expr(adbin, adrelid))
    FROM pg_attribute JOIN relation ON relation.oid = attrelid
    LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
    WHERE relkind IN ('r', 'p') AND is_ours AND attnum > 0 AND NOT attisdropped
    UNION ALL
    SELECT format('constraint %s on %s', conname, relation.name),
           concat_ws(' ', contype, convalidated),
           -- a restore nests conditions otherwise
           translate(pg_get_constraintdef(pg_constraint.oid), '() ', '')
    FROM pg_constraint JOIN relation ON relation.oid = conrelid
    WHERE contype IN ('c', 'f', 'p', 'u', 'x') AND is_ours
    UNION ALL
    SELECT format('view %s', name), concat_ws(' ', relkind, reloptions::text),
           pg_get_viewdef(oid)
    FROM relation WHERE relkind IN ('v', 'm')
    UNION ALL
    SELECT format('function %s', name),
           concat_ws(' ', prokind, prosecdef, proleakproof, proisstrict, provolatile, proparallel,
                     lanname, proconfig::text, prosrc),
           concat_ws(' ', pg_get_function_arguments(routine.oid),
                     pg_get_function_result(routine.oid), pg_get_function_sqlbody(routine.oid))
    FROM routine JOIN pg_language ON pg_language.oid = prolang
    UNION ALL
    -- names without a schema mean the server's own: one that was added may be meant instead
    SELECT format('function pg_catalog.%s(%s)', proname,
                  pg_get_function_identity_arguments(pg_proc.oid)), prosrc, ''
    FROM pg_proc
    WHERE pronamespace = 'pg_catalog'::regnamespace AND pg_proc.oid >= 16384
      AND NOT EXISTS (SELECT FROM pg_depend
                      WHERE classid = 'pg_proc'::regclass AND objid = pg_proc.oid
                        AND deptype = 'e')
    UNION ALL
    -- whoever owns a function is whom it acts as, and whoever owns a table may do all with it
    SELECT format('owner %s of %s', pg_get_userbyid(owned.owner), owned.name), '', ''
    FROM (SELECT relowner AS owner, name FROM relation WHERE relkind <> 'i'
          UNION ALL SELECT proowner, name FROM routine
          UNION ALL SELECT nspowner, nspname FROM place) AS owned
    WHERE owned.owner <> (SELECT nspowner FROM place WHERE nspname = 'registry')
    UNION ALL
    SELECT DISTINCT 'setting ' || entry, '', ''
    FROM pg_db_role_setting CROSS JOIN LATERAL unnest(setconfig) AS entry
    WHERE entry ~* '^session_replication_role='
      AND setdatabase IN (0, (SELECT oid FROM pg_database WHERE datname = current_database()))
)
-- with the major version of the server, in whose words it is. A restore names what a query left
-- without a name, after its type.
SELECT DISTINCT name, verbatim,
       regexp_replace(written, '(::(text|bigint|integer|boolean|date|timestamp with time zone|jsonb))'
           ' AS (text|int8|int4|bool|date|timestamptz|jsonb)\M', '\1', 'g') AS written,
       current_setting('server_version_num')::integer / 10000 AS server_version FROM told
