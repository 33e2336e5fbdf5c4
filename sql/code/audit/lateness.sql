-- Who filed and published when, and who was late.

-- An instant's calendar day in China.
CREATE OR REPLACE FUNCTION audit.china_day(instant timestamptz) RETURNS date
LANGUAGE sql STABLE PARALLEL SAFE AS $$ SELECT (instant AT TIME ZONE 'Asia/Shanghai')::date $$;

-- The last instant of a day in China; what was noted down later is not of that day.
CREATE OR REPLACE FUNCTION audit.end_of_day(day date) RETURNS timestamptz
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT (day + 1)::timestamp AT TIME ZONE 'Asia/Shanghai' - interval '1 microsecond'
$$;

-- A part of a whole: 1 only if it is all of it, 0 only if it is nothing of it.
CREATE OR REPLACE FUNCTION audit.share(part bigint, whole bigint) RETURNS numeric
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT CASE WHEN whole = 0 THEN NULL
                WHEN part IN (0, whole) THEN round(part::numeric / whole, 6)
                ELSE greatest(0.000001, least(0.999999, round(part::numeric / whole, 6))) END
$$;

-- As known at an instant, now if null; the first report in the order of years ends the search.
CREATE OR REPLACE FUNCTION audit.first_report_year(known timestamptz DEFAULT NULL) RETURNS integer
LANGUAGE sql STABLE SECURITY DEFINER
BEGIN ATOMIC
    SELECT report.year FROM intake.submission AS report
    WHERE first_report_year.known IS NULL OR report.stored_at <= first_report_year.known
    ORDER BY report.year LIMIT 1;
END;
COMMENT ON FUNCTION audit.first_report_year IS '最早有报告的年度 / the first year with reports';

-- Who filed and published when, judged as of the end of a day: only what had happened and what had
-- been granted by then, as the database knew it at the instant `known`, now if null. Of one region
-- and those below, or of every region that the login sees. `due_from` says which date bit: default,
-- deadline or extension; `evidence`, what a day of publication rests on: filing (as declared with
-- the report), record (typed later) or page (its hash was kept). Where a row rests on something
-- that was noted down after the day, `noted_at` and `noted_by` say when and by whom.
CREATE OR REPLACE FUNCTION audit.lateness_as_of(
    report_year integer, as_of date, within_region text DEFAULT NULL,
    known timestamptz DEFAULT NULL)
RETURNS TABLE (
    region_code text, year integer, agency_id bigint, agency_name text, agency_class text,
    event text, due_on date, happened_on date, days_late integer, status text, due_from text,
    no_new_after date, no_corrections_after date, closed_by text, stored_at timestamptz,
    stored_by text, declared_at timestamptz, evidence text, noted_at timestamptz, noted_by text)
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    WITH roster AS MATERIALIZED (
        -- one arm or the other: of a region, or of those that the login is bound to, only what
        -- belongs to them is read, whatever else there is
        SELECT agency.* FROM registry.expected_agencies(report_year, known) AS agency
        WHERE within_region IS NULL AND (SELECT registry.sees_all())
        UNION ALL
        SELECT agency.agency_id, agency.region_code, agency.name, agency.class,
               agency.counts_in_total, agency.standing IS NOT DISTINCT FROM 2
        FROM registry.agencies_among(report_year, known, NULL, ARRAY(
                 SELECT place.region_code
                 FROM registry.area_in(within_region, report_year, known) AS place
                 UNION ALL
                 SELECT registry.seen_regions() WHERE within_region IS NULL)) AS agency
        WHERE (within_region IS NOT NULL OR NOT (SELECT registry.sees_all()))
          AND agency.standing IS DISTINCT FROM 1
          AND ((SELECT registry.sees_all())
               OR agency.region_code IN (SELECT registry.seen_regions()))
    ), chosen AS MATERIALIZED (
        -- null: all
        SELECT CASE WHEN within_region IS NOT NULL OR NOT (SELECT registry.sees_all())
                    THEN ARRAY(SELECT roster.agency_id FROM roster) END AS agencies,
               CASE WHEN within_region IS NOT NULL OR NOT (SELECT registry.sees_all())
                    THEN ARRAY(SELECT DISTINCT roster.region_code FROM roster) END AS regions
    ), expected AS MATERIALIZED (
        SELECT roster.*, roster.agency_id IN (
                   SELECT exemption.agency_id
                   FROM registry.exemption_known(
                       known, (SELECT chosen.agencies FROM chosen)) AS exemption
                   WHERE exemption.year = report_year
                     AND (exemption.granted_on IS NULL OR exemption.granted_on <= as_of))
                   AS was_exempt
        FROM roster
    ), place AS MATERIALIZED (
        SELECT DISTINCT region_code, class FROM expected
    ), closing AS MATERIALIZED (
        SELECT * FROM registry.closings_in(
            report_year, known, (SELECT chosen.regions FROM chosen))
    ), event AS (
        SELECT * FROM (VALUES ('submit'), ('publish')) AS known_event (name)
    ), known_date AS MATERIALIZED (
        SELECT event.name AS event, due.*
        FROM event
        CROSS JOIN LATERAL registry.due_dates(
            report_year, event.name, known, (SELECT chosen.regions FROM chosen)) AS due
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
        CROSS JOIN LATERAL registry.extended_dates(
            report_year, event.name, as_of, known,
            (SELECT chosen.agencies FROM chosen)) AS given
    ), filed AS (
        SELECT first.*
        FROM audit.first_filings(
            known, report_year, as_of, (SELECT chosen.agencies FROM chosen)) AS first
    ), counted_day AS (
        -- stored when a closing date was known and had passed: too late, whatever its date says
        SELECT counted.agency_id, max(counted.day) FILTER (WHERE counted.is_first) AS first_day,
               max(counted.day) FILTER (WHERE NOT counted.is_first) AS corrected_day
        FROM (SELECT report.agency_id, row_number() OVER (
                         PARTITION BY report.agency_id
                         ORDER BY report.submitted_at, report.revision) = 1 AS is_first,
                     CASE WHEN report.stored_at >= closing.recorded_at
                          THEN audit.china_day(greatest(report.submitted_at, report.stored_at))
                          ELSE audit.china_day(report.submitted_at) END AS day
              FROM closing
              JOIN expected ON expected.region_code = closing.region_code
              JOIN audit.filing_known(known, report_year, ARRAY(
                       SELECT closed.agency_id
                       FROM closing JOIN expected AS closed USING (region_code))) AS report
                  ON report.agency_id = expected.agency_id
              WHERE NOT report.is_withdrawn
                AND report.submitted_at <= audit.end_of_day(as_of)) AS counted
        GROUP BY counted.agency_id
    ), note AS MATERIALIZED (
        SELECT * FROM audit.lateness_note(
            report_year, audit.end_of_day(as_of), known,
            (SELECT chosen.regions FROM chosen), (SELECT chosen.agencies FROM chosen))
    ), agency_note AS (
        -- the last one of each; apart from those of places, so that both are found by hash
        SELECT DISTINCT ON (note.agency_id, event.name)
               note.agency_id, event.name AS event, note.noted_at, note.noted_by
        FROM note JOIN event ON note.event IS NULL OR note.event = event.name
        WHERE note.agency_id IS NOT NULL
        ORDER BY note.agency_id, event.name, note.noted_at DESC
    ), answered AS MATERIALIZED (
        -- apart from the due dates: beside them, and before there are statistics, the planner
        -- expects a single agency and would compare each with each
        SELECT expected.*, event.name AS event, filed.submitted_on, filed.published_on,
               filed.stored_at, filed.published_at, filed.stored_by, filed.published_by,
               filed.declared_at, filed.evidence, counted_day.first_day, counted_day.corrected_day,
               extended.due_on AS extended_to, agency_note.noted_at, agency_note.noted_by
        FROM expected
        CROSS JOIN event
        LEFT JOIN filed ON filed.agency_id = expected.agency_id
        LEFT JOIN counted_day ON counted_day.agency_id = expected.agency_id
        LEFT JOIN extended
            ON extended.agency_id = expected.agency_id AND extended.event = event.name
        LEFT JOIN agency_note
            ON agency_note.agency_id = expected.agency_id AND agency_note.event = event.name
    ), place_note AS (
        SELECT DISTINCT ON (told.region_code, told.class, told.event) told.*
        FROM (SELECT due.region_code, due.class, due.event, note.noted_at, note.noted_by
              FROM due JOIN note ON note.region_code = due.region_code
                  AND (note.class IS NULL OR note.class = due.class)
                  AND (note.event IS NULL OR note.event = due.event)
              UNION ALL
              SELECT due.region_code, due.class, due.event, note.noted_at, note.noted_by
              FROM due JOIN note ON note.region_code IS NULL AND note.agency_id IS NULL
                  AND (note.class IS NULL OR note.class = due.class)
                  AND (note.event IS NULL OR note.event = due.event)) AS told
        ORDER BY told.region_code, told.class, told.event, told.noted_at DESC
    ), judged AS (
        SELECT answered.region_code, answered.agency_id, answered.name, answered.class, due.event,
               coalesce(answered.extended_to, due.due_on) AS due_on, answered.was_exempt,
               CASE due.event WHEN 'submit' THEN answered.submitted_on
                   ELSE answered.published_on END AS happened_on,
               CASE due.event WHEN 'submit' THEN answered.stored_at
                   ELSE answered.published_at END AS stored_at,
               CASE due.event WHEN 'submit' THEN answered.stored_by
                   ELSE answered.published_by END AS stored_by,
               CASE due.event WHEN 'submit' THEN answered.declared_at END AS declared_at,
               CASE due.event WHEN 'publish' THEN answered.evidence END AS evidence,
               CASE WHEN answered.extended_to IS NOT NULL THEN 'extension'
                    WHEN due.due_on = registry.statutory_date(report_year, answered.class)
                        THEN 'default'
                    ELSE 'deadline' END AS due_from,
               closing.no_new_after, closing.no_corrections_after,
               CASE WHEN due.event <> 'submit' THEN NULL
                    WHEN answered.first_day > closing.no_new_after THEN 'no_new_after'
                    WHEN answered.corrected_day > closing.no_corrections_after
                        THEN 'no_corrections_after' END AS closed_by,
               greatest(answered.noted_at, place_note.noted_at) AS noted_at,
               CASE WHEN (answered.noted_at >= place_note.noted_at) IS NOT FALSE
                         AND answered.noted_at IS NOT NULL
                    THEN answered.noted_by ELSE place_note.noted_by END AS noted_by
        FROM answered
        JOIN due ON due.region_code = answered.region_code AND due.class = answered.class
            AND due.event = answered.event
        LEFT JOIN closing ON closing.region_code = answered.region_code
        LEFT JOIN place_note
            ON place_note.region_code = due.region_code AND place_note.class = due.class
           AND place_note.event = due.event
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
           due_from, no_new_after, no_corrections_after, closed_by, stored_at, stored_by,
           declared_at, evidence,
           CASE WHEN stored_at > audit.end_of_day(as_of)
                THEN greatest(stored_at, judged.noted_at) ELSE judged.noted_at END,
           CASE WHEN stored_at > audit.end_of_day(as_of)
                     AND (stored_at >= judged.noted_at) IS NOT FALSE
                THEN stored_by ELSE judged.noted_by END
    FROM judged
$$;
COMMENT ON FUNCTION audit.lateness_as_of IS '某年度截至某日的报送与公开时效，按 known 时所知 / lateness for a year as of the end of a day, as known at an instant';

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
COMMENT ON COLUMN audit.lateness.stored_at IS '所依据的报送或公开记录何时入库 / when what it rests on was stored';
COMMENT ON COLUMN audit.lateness.declared_at IS '报送时所称时间，更正前 / the time of filing as declared, before corrections';
COMMENT ON COLUMN audit.lateness.evidence IS '公开日期依据：filing 随报告填报，record 事后登记，page 存有网页指纹 / what a day of publication rests on';
COMMENT ON COLUMN audit.lateness.noted_at IS '补录：截至日之后才录入者的录入时间 / when that was noted down, if after the day';
COMMENT ON COLUMN audit.lateness.closed_by IS '起作用的截止日：no_new_after 首报、no_corrections_after 更正 / the closing date that bit';

-- Per region, its own agencies; rates are shares of those expected, so none exceeds 1. Of one region
-- and those below, if it is given.
CREATE OR REPLACE FUNCTION audit.punctuality_as_of(
    report_year integer, as_of date, known timestamptz DEFAULT NULL,
    within_region text DEFAULT NULL)
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
           audit.share(count(*) FILTER (WHERE status = 'on_time'),
                       count(*) FILTER (WHERE status <> 'exempt'))
    FROM audit.lateness_as_of(report_year, as_of, within_region, known) WHERE event = 'submit'
    GROUP BY region_code
$$;
COMMENT ON FUNCTION audit.punctuality_as_of IS '各地区应报、按时、逾期、未报数和按时率 / per region: expected, on time, late, missing, rate';
