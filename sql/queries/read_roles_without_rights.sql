-- Roles that do not exist, or that may not enter the schema which everybody reads. Asked of the
-- catalogue alone, which is open to a login that lacks every other right.
SELECT role.name
FROM (VALUES ('huizong_worker'), ('huizong_auditor'), ('huizong_office'), ('huizong_clerk'),
             ('huizong_filer'))
    AS role (name)
CROSS JOIN pg_namespace
LEFT JOIN pg_roles ON pg_roles.rolname = role.name
WHERE pg_namespace.nspname = 'registry'
  AND has_schema_privilege(pg_roles.oid, pg_namespace.oid, 'USAGE') IS NOT TRUE
ORDER BY role.name
