-- Whether the current user may read submissions.
SELECT CASE WHEN has_schema_privilege('intake', 'USAGE')
            THEN has_table_privilege('intake.submission', 'SELECT')
            ELSE false END AS may_read
