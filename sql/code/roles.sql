-- The roles that logins are made members of. Roles belong to the whole server, so another database
-- may have made them already.
DO $$
DECLARE
    role_name text;
BEGIN
    FOREACH role_name IN ARRAY ARRAY[
        'huizong_worker', 'huizong_office', 'huizong_clerk', 'huizong_auditor',
        'huizong_filer'] LOOP
        BEGIN
            IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = role_name) THEN
                EXECUTE format('CREATE ROLE %I NOLOGIN', role_name);
            END IF;
        EXCEPTION WHEN duplicate_object OR unique_violation THEN
            NULL;  -- made by a migration of another database in this very moment
        END;
    END LOOP;
END
$$;
