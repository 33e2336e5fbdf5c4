-- m0012: what an office and a filer read: the same views as before, of what their login may see.

-- The worker fills the tables of summary by COPY, so an office reads them through these views. A
-- barrier keeps a function in somebody's query from being shown rows that the view leaves out.
CREATE VIEW summary.seen_total WITH (security_barrier = true) AS
SELECT * FROM summary.total
WHERE (SELECT registry.sees_all()) OR region_code IN (SELECT registry.seen_regions());
COMMENT ON VIEW summary.seen_total IS '合计（内部存储），限登录名可看的地区 / totals as stored, of the regions that the login may see';

CREATE VIEW summary.seen_roster WITH (security_barrier = true) AS
SELECT * FROM summary.roster
WHERE (SELECT registry.sees_all()) OR region_code IN (SELECT registry.seen_regions());
COMMENT ON VIEW summary.seen_roster IS '计入与未计入的报告，限登录名可看的地区 / which submissions the totals are made of, of the regions that the login may see';

CREATE VIEW summary.seen_finding WITH (security_barrier = true) AS
SELECT * FROM summary.finding_row
WHERE (SELECT registry.sees_all()) OR region_code IN (SELECT registry.seen_regions())
   OR agency_id = (SELECT registry.own_agency());
COMMENT ON VIEW summary.seen_finding IS '核查结果（内部存储），限登录名可看的地区或单位 / findings as stored, of the regions or the agency that the login may see';

-- Who filed when, without figures.
CREATE VIEW audit.filing WITH (security_barrier = true) AS
SELECT submission_id, agency_id, year, revision, submitted_at, published_on, stored_at,
       EXISTS (SELECT FROM intake.return WHERE return.submission_id = submission.submission_id)
           AS is_returned,
       EXISTS (SELECT FROM intake.waiver WHERE waiver.agency_id = submission.agency_id
                 AND waiver.year = submission.year) AS has_waiver
FROM intake.submission
WHERE (SELECT registry.sees_all()) OR agency_id IN (
    SELECT agency.agency_id FROM registry.agency
    WHERE agency.region_code IN (SELECT registry.seen_regions()));
COMMENT ON VIEW audit.filing IS '何时报送，不含数据，限登录名可看的地区 / who filed when, without figures, of the regions that the login may see';

CREATE FUNCTION audit.first_report_year() RETURNS integer
LANGUAGE sql STABLE SECURITY DEFINER
BEGIN ATOMIC
    SELECT min(year) FROM intake.submission;
END;
COMMENT ON FUNCTION audit.first_report_year IS '最早有报告的年度 / the first year with reports';

CREATE OR REPLACE FUNCTION summary.total_cell_in_edition(wanted_edition bigint)
RETURNS TABLE (
    region_code text, region_name text, year integer, scope text, form_id text, cell text,
    label_zh text, label_en text, unit text, value numeric, reported integer, blank integer,
    edition_id bigint)
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT total.region_code, region.name, total.year, total.scope, total.form_id, c.cell,
           c.label_zh, c.label_en, c.unit,
           CASE WHEN total.included > coalesce(total.blank[c.position], 0)
                THEN trim_scale(total.cell_values[c.position] * c.step) END,
           total.included - coalesce(total.blank[c.position], 0),
           coalesce(total.blank[c.position], 0), wanted_edition
    FROM summary.seen_total AS total
    JOIN registry.region ON region.code = total.region_code
    JOIN registry.form_cell AS c ON c.form_id = total.form_id
    WHERE total.edition_id <= wanted_edition
      AND (total.superseded_by IS NULL OR total.superseded_by > wanted_edition)
      AND total.scope <> 'direct'
$$;

CREATE OR REPLACE VIEW summary.total_cell AS
SELECT total.region_code, region.name AS region_name, total.year, total.scope, total.form_id,
       c.cell, c.label_zh, c.label_en, c.unit,
       CASE WHEN total.included > coalesce(total.blank[c.position], 0)
            THEN trim_scale(total.cell_values[c.position] * c.step) END AS value,
       total.included - coalesce(total.blank[c.position], 0) AS reported,
       coalesce(total.blank[c.position], 0) AS blank,
       (SELECT edition_id FROM summary.current_edition) AS edition_id
FROM summary.seen_total AS total
JOIN registry.region ON region.code = total.region_code
JOIN registry.form_cell AS c ON c.form_id = total.form_id
WHERE total.superseded_by IS NULL AND total.scope <> 'direct';

CREATE OR REPLACE VIEW summary.completeness AS
SELECT region_code, year, scope, expected, received, included, received - included AS excluded,
       expected - received AS missing, on_time, late,
       (SELECT edition_id FROM summary.current_edition) AS edition_id
FROM summary.seen_total WHERE superseded_by IS NULL AND scope <> 'direct';

CREATE OR REPLACE VIEW summary.finding AS
SELECT submission_id, agency_id, year, rule, severity, verdict, cells, left_value, right_value,
       difference, message_zh, message_en, fingerprint, first_edition_id, waiver_id, region_code,
       scope
FROM summary.seen_finding WHERE superseded_by IS NULL;

CREATE OR REPLACE VIEW summary.contribution WITH (security_barrier = true) AS
SELECT place.ancestor_code AS region_code, roster.year, scope.scope, c.cell,
       submission.agency_id, agency.name AS agency_name, submission.submission_id,
       submission.revision, trim_scale(submission.cells[c.position] * c.step) AS value,
       (SELECT edition_id FROM summary.current_edition) AS edition_id
FROM registry.region_within AS place
JOIN summary.roster ON roster.region_code = place.region_code AND roster.superseded_by IS NULL
CROSS JOIN (VALUES ('own'), ('all')) AS scope (scope)
CROSS JOIN LATERAL unnest(
    CASE scope.scope WHEN 'own' THEN roster.included_own
                     ELSE roster.included_own || roster.included_other END) AS counted (id)
JOIN intake.submission ON submission.submission_id = counted.id
JOIN registry.agency ON agency.agency_id = submission.agency_id
JOIN registry.form_cell AS c ON c.form_id = submission.form_id
WHERE (scope.scope = 'all' OR place.distance = 0)
  AND ((SELECT registry.sees_all())
       OR place.ancestor_code IN (SELECT registry.seen_regions()));

CREATE OR REPLACE FUNCTION audit.lateness_as_of(
    report_year integer, as_of date, within_region text DEFAULT NULL)
RETURNS TABLE (
    region_code text, year integer, agency_id bigint, agency_name text, agency_class text,
    event text, due_on date, happened_on date, days_late integer, status text, due_from text,
    no_new_after date, no_corrections_after date, closed_by text)
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    WITH expected AS MATERIALIZED (
        SELECT roster.*, EXISTS (
                   SELECT FROM registry.exemption
                   WHERE exemption.agency_id = roster.agency_id AND exemption.year = report_year
                     AND (exemption.granted_on IS NULL OR exemption.granted_on <= as_of))
                   AS was_exempt
        FROM registry.roster(report_year) AS roster
        -- an array, unlike a subquery beside OR, reaches the index
        WHERE (within_region IS NULL OR roster.region_code = ANY (ARRAY(
                  SELECT place.region_code FROM registry.region_within AS place
                  WHERE place.ancestor_code = within_region)))
          AND ((SELECT registry.sees_all())
               OR roster.region_code IN (SELECT registry.seen_regions()))
    ), place AS MATERIALIZED (
        SELECT DISTINCT region_code, class FROM expected
    ), closing AS MATERIALIZED (
        SELECT region.region_code, closing.no_new_after, closing.no_corrections_after
        FROM (SELECT DISTINCT place.region_code FROM place) AS region
        CROSS JOIN LATERAL registry.closing_of(region.region_code, report_year) AS closing
    ), due AS MATERIALIZED (
        SELECT place.region_code, place.class, event.name AS event,
               registry.due_on(place.region_code, report_year, place.class, event.name) AS due_on
        FROM place CROSS JOIN (VALUES ('submit'), ('publish')) AS event (name)
    ), extended AS MATERIALIZED (
        SELECT DISTINCT ON (extension.agency_id, extension.event)
               extension.agency_id, extension.event, extension.due_on
        FROM registry.extension
        WHERE extension.year = report_year AND extension.granted_on <= as_of
        ORDER BY extension.agency_id, extension.event, extension.granted_on DESC
    ), filed AS MATERIALIZED (
        SELECT submission.agency_id,
               min(audit.china_day(submission.submitted_at))
                   FILTER (WHERE audit.china_day(submission.submitted_at) <= as_of) AS submitted_on,
               max(audit.china_day(submission.submitted_at))
                   FILTER (WHERE submission.revision > 1
                             AND audit.china_day(submission.submitted_at) <= as_of)
                   AS corrected_on,
               min(submission.published_on)
                   FILTER (WHERE submission.published_on <= as_of) AS published_on
        FROM audit.filing AS submission
        WHERE submission.year = report_year
          AND (within_region IS NULL
               OR submission.agency_id = ANY (ARRAY(
                   SELECT expected.agency_id FROM expected)))
        GROUP BY submission.agency_id
    ), judged AS (
        SELECT expected.region_code, expected.agency_id, expected.name, expected.class, due.event,
               coalesce(extended.due_on, due.due_on) AS due_on, expected.was_exempt,
               CASE due.event WHEN 'submit' THEN filed.submitted_on ELSE filed.published_on END
                   AS happened_on,
               CASE WHEN extended.due_on IS NOT NULL THEN 'extension'
                    WHEN due.due_on = make_date(report_year + 1, 1, 31) THEN 'default'
                    ELSE 'deadline' END AS due_from,
               closing.no_new_after, closing.no_corrections_after,
               CASE WHEN due.event <> 'submit' THEN NULL
                    WHEN filed.submitted_on > closing.no_new_after THEN 'no_new_after'
                    WHEN filed.corrected_on > closing.no_corrections_after
                        THEN 'no_corrections_after' END AS closed_by
        FROM expected
        JOIN due ON due.region_code = expected.region_code AND due.class = expected.class
        LEFT JOIN closing ON closing.region_code = expected.region_code
        LEFT JOIN extended
            ON extended.agency_id = expected.agency_id AND extended.event = due.event
        LEFT JOIN filed ON filed.agency_id = expected.agency_id
    )
    SELECT region_code, report_year, agency_id, name, class, event, due_on, happened_on,
           CASE WHEN was_exempt THEN NULL
                WHEN happened_on IS NOT NULL THEN greatest(happened_on - due_on, 0)
                WHEN as_of > due_on THEN as_of - due_on END,
           CASE WHEN was_exempt THEN 'exempt'
                WHEN happened_on <= due_on THEN 'on_time'
                WHEN happened_on > due_on THEN 'late'
                WHEN as_of > due_on THEN 'missing'
                ELSE 'pending' END,
           due_from, no_new_after, no_corrections_after, closed_by
    FROM judged
$$;

CREATE OR REPLACE FUNCTION audit.broken_registry() RETURNS TABLE (change_id bigint, fault text)
LANGUAGE sql STABLE SET timezone = 'UTC' AS $$
    WITH key_of (subject, columns) AS (
        VALUES ('region', ARRAY['code']), ('agency', ARRAY['agency_id']),
               ('deadline', ARRAY['region_code', 'year', 'class', 'event']),
               ('exemption', ARRAY['agency_id', 'year']),
               ('extension', ARRAY['agency_id', 'year', 'event', 'granted_on']),
               ('closing', ARRAY['region_code', 'year']),
               ('succession', ARRAY['predecessor_id', 'successor_id']),
               ('account', ARRAY['login'])
    ), truncated AS (
        SELECT subject, max(change_id) AS change_id FROM registry.change
        WHERE detail ->> 'act' = 'TRUNCATE' GROUP BY subject
    ), noted AS (
        SELECT DISTINCT ON (change.subject, key.value)
               change.subject, key.value AS key, change.change_id,
               CASE change.detail ->> 'act' WHEN 'DELETE' THEN NULL ELSE row.value END AS left_as
        FROM registry.change
        JOIN key_of USING (subject)
        LEFT JOIN truncated USING (subject)
        CROSS JOIN LATERAL jsonb_array_elements(change.detail -> 'rows') AS row (value)
        CROSS JOIN LATERAL (
            SELECT jsonb_agg(row.value -> name ORDER BY position)
            FROM unnest(key_of.columns) WITH ORDINALITY AS part (name, position)) AS key (value)
        WHERE change.change_id > coalesce(truncated.change_id, 0)
        ORDER BY change.subject, key.value, change.change_id DESC
    ), present (subject, value) AS (
        SELECT 'region', to_jsonb(t) FROM registry.region AS t
        UNION ALL SELECT 'agency', to_jsonb(t) FROM registry.agency AS t
        UNION ALL SELECT 'deadline', to_jsonb(t) FROM registry.deadline AS t
        UNION ALL SELECT 'exemption', to_jsonb(t) FROM registry.exemption AS t
        UNION ALL SELECT 'extension', to_jsonb(t) FROM registry.extension AS t
        UNION ALL SELECT 'closing', to_jsonb(t) FROM registry.closing AS t
        UNION ALL SELECT 'succession', to_jsonb(t) FROM registry.succession AS t
        UNION ALL SELECT 'account', to_jsonb(t) FROM registry.account AS t
    ), keyed AS (
        SELECT present.subject, present.value, (
                   SELECT jsonb_agg(present.value -> name ORDER BY position)
                   FROM unnest(key_of.columns) WITH ORDINALITY AS part (name, position)) AS key
        FROM present JOIN key_of USING (subject)
    )
    SELECT coalesce(noted.change_id, 0), concat_ws(' ', subject, key)
    FROM noted FULL JOIN keyed USING (subject, key)
    WHERE noted.left_as IS DISTINCT FROM keyed.value ORDER BY 1, 2
$$;

REVOKE ALL ON FUNCTION audit.first_report_year FROM PUBLIC;
GRANT EXECUTE ON FUNCTION audit.first_report_year
    TO huizong_worker, huizong_auditor, huizong_office;
GRANT SELECT ON summary.seen_total, summary.seen_roster, summary.seen_finding, audit.filing
    TO huizong_worker, huizong_auditor, huizong_office;

-- An office reads what its region published and who filed when.
REVOKE SELECT ON summary.total, summary.roster, summary.finding_row, registry.change
    FROM huizong_office;
GRANT USAGE ON SCHEMA audit TO huizong_office;
GRANT SELECT ON audit.lateness TO huizong_office;
GRANT EXECUTE ON FUNCTION audit.lateness_as_of, audit.punctuality_as_of, audit.china_day,
    registry.roster, registry.due_on, registry.closing_of TO huizong_office;

-- A filer reads what it filed, what was found in it and whether it was sent back.
GRANT USAGE ON SCHEMA registry, summary TO huizong_filer;
GRANT SELECT ON intake.submission, intake.document, intake.return, summary.finding,
    registry.form, registry.form_cell, registry.schema_migration TO huizong_filer;
