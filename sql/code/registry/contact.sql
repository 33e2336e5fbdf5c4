-- Whom to call, and what agencies were once called when nobody wrote down until when. No figure and
-- no date goes by either, so they are neither noted in registry.change nor sealed: a telephone number
-- can be taken away for good.

COMMENT ON TABLE registry.contact IS '联系人：role 为 contact（经办人）或 head（负责人） / whom to call: role is contact or head';
COMMENT ON TABLE registry.former_name IS '曾用名，不知何时更改者；只用于认出报告标题 / former names without a day; only titles are told by them';

DO $$
DECLARE
    table_name text;
BEGIN
    FOREACH table_name IN ARRAY ARRAY['contact', 'former_name'] LOOP
        EXECUTE format('ALTER TABLE registry.%I ENABLE ROW LEVEL SECURITY', table_name);
        EXECUTE format('DROP POLICY IF EXISTS seen_rows ON registry.%I', table_name);
        EXECUTE format('CREATE POLICY seen_rows ON registry.%I FOR SELECT '
            'TO huizong_worker, huizong_auditor, huizong_office, huizong_clerk '
            'USING ((SELECT registry.sees_all()) OR agency_id IN ('
            '    SELECT agency.agency_id FROM registry.agency WHERE agency.region_code IN ('
            '        SELECT registry.seen_regions())))', table_name);
        EXECUTE format('DROP POLICY IF EXISTS kept_rows ON registry.%I', table_name);
        EXECUTE format('CREATE POLICY kept_rows ON registry.%I TO huizong_clerk '
            'USING (registry.keeps_agency(agency_id)) '
            'WITH CHECK (registry.keeps_agency(agency_id))', table_name);
    END LOOP;
END
$$;

-- What an agency was called before, each with the first day of the name after it; without one where
-- nobody knows.
CREATE OR REPLACE VIEW registry.earlier_name AS
SELECT agency_id, name, until
FROM (SELECT agency_id, name, until,
             lead(name) OVER (PARTITION BY agency_id ORDER BY until) AS next_name
      FROM (SELECT agency_id, name, until FROM registry.agency_past
            UNION ALL SELECT agency_id, name, 'infinity' FROM registry.agency) AS state) AS step
WHERE until < 'infinity' AND name <> next_name
UNION ALL
SELECT agency_id, name, NULL FROM registry.former_name;
COMMENT ON VIEW registry.earlier_name IS '单位的曾用名，until 为改名之日，空为不详 / former names of agencies; until is the first day of the next name';
