-- m0007: dates that decide: extensions, closing dates, and agencies that succeed each other.
ALTER TABLE registry.exemption
    ADD COLUMN document_number text,
    -- the day of the decision; empty: as old as the year itself
    ADD COLUMN granted_on date;
COMMENT ON COLUMN registry.exemption.granted_on IS '批准日期；截至更早日期的查询不计此豁免；空为一直有效 / not counted as of an earlier day; empty: always';

CREATE TABLE registry.extension (
    agency_id       bigint  NOT NULL REFERENCES registry.agency (agency_id),
    year            integer NOT NULL,
    event           text    NOT NULL,
    due_on          date    NOT NULL,
    reason          text    NOT NULL,
    granted_by      text    NOT NULL,
    document_number text,
    granted_on      date    NOT NULL,
    recorded_at     timestamptz NOT NULL DEFAULT clock_timestamp(),
    CONSTRAINT extension_event_known CHECK (event IN ('submit', 'publish')),
    PRIMARY KEY (agency_id, year, event, granted_on)
);
COMMENT ON TABLE registry.extension IS '延期：某单位某事项的新期限，附批准机关和文号；截至某日以当日前最后批准者为准 / a later due date of one agency; the last one granted by a day holds on it';

CREATE TABLE registry.closing (
    region_code          text    NOT NULL REFERENCES registry.region (code),
    year                 integer NOT NULL,
    -- after this day a first report is kept but no longer counts; empty: no such day
    no_new_after         date,
    -- after this day a correction is kept but no longer counts; empty: no such day
    no_corrections_after date,
    set_by               text,
    document_number      text,
    CONSTRAINT closing_in_order CHECK (no_new_after <= no_corrections_after),
    CONSTRAINT closing_says_something
        CHECK (no_new_after IS NOT NULL OR no_corrections_after IS NOT NULL),
    PRIMARY KEY (region_code, year)
);
COMMENT ON TABLE registry.closing IS '截止：此日之后收到的首次报告、更正照存不计；本地区无行则从上级 / days after which a first report or a correction is kept but does not count; the nearest region with a row decides';

-- The closing that holds in a region: its own, else that of the nearest region above.
CREATE FUNCTION registry.closing_of(agency_region text, report_year integer)
RETURNS registry.closing
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT closing
    FROM registry.region_within AS place
    JOIN registry.closing ON closing.region_code = place.ancestor_code
    WHERE place.region_code = agency_region AND closing.year = report_year
    ORDER BY place.distance LIMIT 1
$$;

CREATE TABLE registry.succession (
    predecessor_id  bigint  NOT NULL REFERENCES registry.agency (agency_id),
    successor_id    bigint  NOT NULL REFERENCES registry.agency (agency_id),
    -- first day of the successor's duty
    happened_on     date    NOT NULL,
    -- part of the predecessor's work that the successor took over; 1 for a merger or a new name
    share           numeric NOT NULL DEFAULT 1,
    authority       text,
    document_number text,
    CONSTRAINT succession_of_two CHECK (predecessor_id <> successor_id),
    CONSTRAINT succession_share_possible CHECK (share > 0 AND share <= 1),
    PRIMARY KEY (predecessor_id, successor_id)
);
CREATE INDEX succession_successor ON registry.succession (successor_id);
COMMENT ON TABLE registry.succession IS '沿革：合并、拆分、更名；同一前身的份额合计为1 / mergers, splits, new names; the shares of one predecessor add to 1';

CREATE FUNCTION registry.check_succession() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    wrong record;
BEGIN
    SELECT predecessor_id, sum(share) AS shares, count(DISTINCT happened_on) AS days INTO wrong
    FROM registry.succession GROUP BY predecessor_id
    HAVING sum(share) <> 1 OR count(DISTINCT happened_on) > 1 LIMIT 1;
    IF FOUND AND wrong.days > 1 THEN
        RAISE EXCEPTION 'agency %: its successions differ in their day 同一前身的承接日期不一致', wrong.predecessor_id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'succession_on_one_day';
    ELSIF FOUND THEN
        RAISE EXCEPTION 'agency %: the shares of its successors add to %, not 1 各承接单位份额合计应为1',
            wrong.predecessor_id, wrong.shares
            USING ERRCODE = 'check_violation', CONSTRAINT = 'succession_shares_add_to_1';
    END IF;
    WITH RECURSIVE later (first_id, agency_id) AS (
        SELECT predecessor_id, successor_id FROM registry.succession
        UNION
        SELECT later.first_id, next.successor_id
        FROM later JOIN registry.succession AS next ON next.predecessor_id = later.agency_id
    )
    SELECT first_id INTO wrong FROM later WHERE first_id = agency_id LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'agency % would succeed itself 沿革成环', wrong.first_id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'succession_without_loop';
    END IF;
    RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER succession_is_possible
    AFTER INSERT OR UPDATE OR DELETE ON registry.succession
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION registry.check_succession();

-- Changes keep what they changed, and know the new tables.
ALTER TABLE registry.change ADD COLUMN detail jsonb;
CREATE OR REPLACE FUNCTION registry.note_change() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET timezone = 'UTC' AS $$
BEGIN
    IF TG_OP = 'TRUNCATE' THEN
        INSERT INTO registry.change (region_code, year, subject, detail)
        VALUES (NULL, NULL, TG_TABLE_NAME, jsonb_build_object('act', 'TRUNCATE'));
    ELSIF TG_TABLE_NAME = 'region' THEN
        INSERT INTO registry.change (region_code, year, subject, detail)
        SELECT NULL, NULL, 'region',
               jsonb_build_object('act', TG_OP, 'rows', jsonb_agg(to_jsonb(changed_row)))
        FROM changed_row HAVING count(*) > 0;
    ELSIF TG_TABLE_NAME = 'agency' THEN
        INSERT INTO registry.change (region_code, year, subject, detail)
        SELECT region_code, NULL::integer, 'agency',
               jsonb_build_object('act', TG_OP, 'rows', jsonb_agg(to_jsonb(changed_row)))
        FROM changed_row GROUP BY region_code;
    ELSIF TG_TABLE_NAME IN ('deadline', 'closing') THEN
        -- what a region sets holds for every region below it
        INSERT INTO registry.change (region_code, year, subject, detail)
        SELECT place.region_code, changed_row.year, TG_TABLE_NAME,
               jsonb_build_object('act', TG_OP, 'rows', jsonb_agg(to_jsonb(changed_row)))
        FROM changed_row
        LEFT JOIN registry.region_within AS place
            ON place.ancestor_code = changed_row.region_code
        GROUP BY place.region_code, changed_row.year;
    ELSIF TG_TABLE_NAME = 'succession' THEN
        INSERT INTO registry.change (region_code, year, subject, detail)
        SELECT agency.region_code, NULL::integer, 'succession',
               jsonb_build_object('act', TG_OP, 'rows', jsonb_agg(to_jsonb(changed_row)))
        FROM changed_row
        JOIN registry.agency
            ON agency.agency_id IN (changed_row.predecessor_id, changed_row.successor_id)
        GROUP BY agency.region_code;
    ELSE
        INSERT INTO registry.change (region_code, year, subject, detail)
        SELECT agency.region_code, changed_row.year, TG_TABLE_NAME,
               jsonb_build_object('act', TG_OP, 'rows', jsonb_agg(to_jsonb(changed_row)))
        FROM changed_row JOIN registry.agency USING (agency_id)
        GROUP BY agency.region_code, changed_row.year;
    END IF;
    RETURN NULL;
END
$$;

DO $$
DECLARE
    table_name text;
BEGIN
    FOREACH table_name IN ARRAY ARRAY['extension', 'closing', 'succession'] LOOP
        EXECUTE format('CREATE TRIGGER note_insert AFTER INSERT ON registry.%I '
            'REFERENCING NEW TABLE AS changed_row '
            'FOR EACH STATEMENT EXECUTE FUNCTION registry.note_change()', table_name);
        -- triggers fire in the order of their names, so the new row is noted last
        EXECUTE format('CREATE TRIGGER note_update_from AFTER UPDATE ON registry.%I '
            'REFERENCING OLD TABLE AS changed_row '
            'FOR EACH STATEMENT EXECUTE FUNCTION registry.note_change()', table_name);
        EXECUTE format('CREATE TRIGGER note_update_to AFTER UPDATE ON registry.%I '
            'REFERENCING NEW TABLE AS changed_row '
            'FOR EACH STATEMENT EXECUTE FUNCTION registry.note_change()', table_name);
        EXECUTE format('CREATE TRIGGER note_delete AFTER DELETE ON registry.%I '
            'REFERENCING OLD TABLE AS changed_row '
            'FOR EACH STATEMENT EXECUTE FUNCTION registry.note_change()', table_name);
        EXECUTE format('CREATE TRIGGER note_truncate AFTER TRUNCATE ON registry.%I '
            'FOR EACH STATEMENT EXECUTE FUNCTION registry.note_change()', table_name);
    END LOOP;
END
$$;
CREATE TRIGGER never_changed BEFORE UPDATE OR DELETE OR TRUNCATE ON registry.change
    FOR EACH STATEMENT EXECUTE FUNCTION intake.refuse_change();

-- Who filed and published when, judged as of the end of a day: only what had happened and what had
-- been granted by then. Of one region and those below, or of every region. `due_from` says which date bit: default, deadline or extension.
DROP VIEW audit.lateness;
DROP FUNCTION audit.lateness_as_of(integer, date);
CREATE FUNCTION audit.lateness_as_of(
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
        WHERE within_region IS NULL OR roster.region_code IN (
            SELECT place.region_code FROM registry.region_within AS place
            WHERE place.ancestor_code = within_region)
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
        FROM intake.submission
        WHERE submission.year = report_year
          AND (within_region IS NULL
               OR submission.agency_id IN (SELECT expected.agency_id FROM expected))
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
COMMENT ON FUNCTION audit.lateness_as_of IS '某年度截至某日的报送与公开时效 / lateness for a year as of the end of a day';

-- Every report year that has submissions or deadlines.
CREATE VIEW audit.lateness AS
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
CREATE FUNCTION audit.punctuality_as_of(report_year integer, as_of date)
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
