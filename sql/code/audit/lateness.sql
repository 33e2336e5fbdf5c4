-- Who filed and published when, and who was late.

-- An instant's calendar day in China.
CREATE OR REPLACE FUNCTION audit.china_day(instant timestamptz) RETURNS date
LANGUAGE sql STABLE PARALLEL SAFE AS $$ SELECT (instant AT TIME ZONE 'Asia/Shanghai')::date $$;

-- Who filed when, without figures.
CREATE OR REPLACE VIEW audit.filing WITH (security_barrier = true) AS
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

CREATE OR REPLACE FUNCTION audit.first_report_year() RETURNS integer
LANGUAGE sql STABLE SECURITY DEFINER
BEGIN ATOMIC
    SELECT min(year) FROM intake.submission;
END;
COMMENT ON FUNCTION audit.first_report_year IS '最早有报告的年度 / the first year with reports';

-- Who filed and published when, judged as of the end of a day: only what had happened and what had
-- been granted by then. Of one region and those below, or of every region that the login sees.
-- `due_from` says which date bit: default, deadline or extension.
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
        FROM registry.expected_agencies(report_year) AS roster
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
    ), event AS (
        SELECT * FROM (VALUES ('submit'), ('publish')) AS known (name)
    ), known_date AS MATERIALIZED (
        SELECT event.name AS event, due.*
        FROM event CROSS JOIN LATERAL registry.due_dates(report_year, event.name) AS due
    ), due AS MATERIALIZED (
        -- every class has a date, but only an outer join lets the planner expect every place
        SELECT place.region_code, place.class, event.name AS event,
               coalesce(here.due_on, elsewhere.due_on) AS due_on
        FROM place
        CROSS JOIN event
        LEFT JOIN known_date AS elsewhere
            ON elsewhere.region_code IS NULL AND elsewhere.class = place.class
           AND elsewhere.event = event.name
        LEFT JOIN known_date AS here
            ON here.region_code = place.region_code AND here.class = place.class
           AND here.event = event.name
    ), extended AS MATERIALIZED (
        SELECT event.name AS event, given.*
        FROM event
        CROSS JOIN LATERAL registry.extended_dates(report_year, event.name, as_of) AS given
    ), filed AS MATERIALIZED (
        SELECT submission.agency_id,
               min(audit.china_day(submission.submitted_at))
                   FILTER (WHERE audit.china_day(submission.submitted_at) <= as_of) AS submitted_on,
               max(audit.china_day(submission.submitted_at))
                   FILTER (WHERE submission.revision > 1
                             AND audit.china_day(submission.submitted_at) <= as_of)
                   AS corrected_on,
               min(submission.published_on)
                   FILTER (WHERE submission.published_on <= as_of
                             -- a report cannot be public before its year has ended
                             AND submission.published_on > make_date(report_year, 12, 31))
                   AS published_on
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
                    WHEN due.due_on = registry.statutory_date(report_year, expected.class)
                        THEN 'default'
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
COMMENT ON FUNCTION audit.lateness_as_of IS '某年度截至某日的报送与公开时效 / lateness for a year as of the end of a day';

-- Every report year that has submissions or deadlines.
CREATE OR REPLACE VIEW audit.lateness AS
SELECT late.*
FROM (SELECT DISTINCT year FROM intake.submission UNION SELECT year FROM registry.deadline) AS years
CROSS JOIN LATERAL audit.lateness_as_of(years.year, audit.china_day(now())) AS late;
COMMENT ON VIEW audit.lateness IS '报送与公开时效，截至今天（北京时间）：每单位每年两行 / lateness as of today: two rows an agency and year';
COMMENT ON COLUMN audit.lateness.event IS 'submit 报送，publish 公开 / filed with the office, published';
COMMENT ON COLUMN audit.lateness.days_late IS '逾期天数；未报的算至今天 / days after the due date; for a missing one, until today';
COMMENT ON COLUMN audit.lateness.status IS 'on_time 按时，late 逾期，missing 未报，pending 未到期，exempt 豁免';
COMMENT ON COLUMN audit.lateness.due_from IS '期限来自：default 法定，deadline 期限表，extension 延期 / where the due date comes from';
COMMENT ON COLUMN audit.lateness.closed_by IS '起作用的截止日：no_new_after 首报、no_corrections_after 更正 / the closing date that bit';

-- Per region, its own agencies; rates are shares of those expected, so none exceeds 1.
CREATE OR REPLACE FUNCTION audit.punctuality_as_of(report_year integer, as_of date)
RETURNS TABLE (
    region_code text, year integer, expected integer, on_time integer, late integer,
    missing integer, pending integer, exempt integer, on_time_rate numeric)
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT region_code, report_year, count(*) FILTER (WHERE status <> 'exempt')::integer,
           count(*) FILTER (WHERE status = 'on_time')::integer,
           count(*) FILTER (WHERE status = 'late')::integer,
           count(*) FILTER (WHERE status = 'missing')::integer,
           count(*) FILTER (WHERE status = 'pending')::integer,
           count(*) FILTER (WHERE status = 'exempt')::integer,
           round(count(*) FILTER (WHERE status = 'on_time')::numeric
                 / nullif(count(*) FILTER (WHERE status <> 'exempt'), 0), 6)
    FROM audit.lateness_as_of(report_year, as_of) WHERE event = 'submit'
    GROUP BY region_code
$$;
COMMENT ON FUNCTION audit.punctuality_as_of IS '各地区应报、按时、逾期、未报数和按时率 / per region: expected, on time, late, missing, rate';
