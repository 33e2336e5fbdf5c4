-- m0004: the record of runs and events, and who was late.
CREATE TABLE audit.run (
    run_id         bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    business_date  date        NOT NULL,
    started_at     timestamptz NOT NULL,
    finished_at    timestamptz NOT NULL DEFAULT clock_timestamp(),
    outcome        text        NOT NULL,
    -- true if the run looked at everything, so that the next one may start from its snapshot
    is_unrestricted boolean    NOT NULL,
    edition_id     bigint,
    submissions    integer     NOT NULL DEFAULT 0,
    -- what the run saw; with the server it saw it on, for xids mean nothing on another one
    seen           pg_snapshot,
    system_identifier bigint,
    catalogue_hash text,
    error          text,
    CONSTRAINT run_outcome_known CHECK (outcome IN ('published', 'unchanged', 'failed')),
    CONSTRAINT run_edition_if_published CHECK ((outcome = 'published') = (edition_id IS NOT NULL))
);
CREATE INDEX run_business_date ON audit.run (business_date);
COMMENT ON TABLE audit.run IS '运行记录，按业务日期（北京时间） / runs by business date (Asia/Shanghai)';

COMMENT ON TABLE registry.schema_migration IS '已执行的数据库迁移及其校验和 / migrations applied, with their checksums';

CREATE TABLE audit.event (
    event_id      bigint      NOT NULL PRIMARY KEY,
    happened_at   timestamptz NOT NULL,
    kind          text        NOT NULL,
    payload       jsonb       NOT NULL,
    previous_hash bytea       NOT NULL,
    event_hash    bytea       NOT NULL,
    CONSTRAINT event_hash_is_sha256 CHECK (octet_length(event_hash) = 32)
);
COMMENT ON TABLE audit.event IS '事件，只增不改，逐条哈希相连 / events, append-only, each hash covers the one before';

-- The text an event's hash covers: five lines, the first the hash before in hexadecimal, so that
-- anybody can check the chain with sha256sum.
CREATE FUNCTION audit.event_text(
    event_id bigint, happened_at timestamptz, kind text, payload jsonb, previous_hash bytea)
RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT concat_ws(E'\n', encode(previous_hash, 'hex'), event_id,
        to_char(happened_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), kind, payload)
        || E'\n'
$$;

CREATE FUNCTION audit.event_digest(
    event_id bigint, happened_at timestamptz, kind text, payload jsonb, previous_hash bytea)
RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT sha256(convert_to(
        audit.event_text(event_id, happened_at, kind, payload, previous_hash), 'UTF8'))
$$;

-- Only a run writes events, under the run lock: so the chain has one writer, and the last event of
-- the run's snapshot is the last event.
CREATE FUNCTION audit.record(event_kind text, event_payload jsonb) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    last   record;
    new_id bigint;
    instant timestamptz := clock_timestamp();
BEGIN
    SELECT event_id, event_hash INTO last FROM audit.event ORDER BY event_id DESC LIMIT 1;
    new_id := coalesce(last.event_id, 0) + 1;
    INSERT INTO audit.event (event_id, happened_at, kind, payload, previous_hash, event_hash)
    VALUES (new_id, instant, event_kind, event_payload, coalesce(last.event_hash, ''),
        audit.event_digest(new_id, instant, event_kind, event_payload,
            coalesce(last.event_hash, '')));
    RETURN new_id;
END
$$;
COMMENT ON FUNCTION audit.record IS '追加一个事件 / appends an event to the chain';

CREATE TRIGGER never_changed BEFORE UPDATE OR DELETE OR TRUNCATE ON audit.event
    FOR EACH STATEMENT EXECUTE FUNCTION intake.refuse_change();

-- An instant's calendar day in China.
CREATE FUNCTION audit.china_day(instant timestamptz) RETURNS date
LANGUAGE sql STABLE PARALLEL SAFE AS $$ SELECT (instant AT TIME ZONE 'Asia/Shanghai')::date $$;

-- Who filed and published when, judged as of the end of a day: only what had happened by then.
CREATE FUNCTION audit.lateness_as_of(report_year integer, as_of date)
RETURNS TABLE (
    region_code text, year integer, agency_id bigint, agency_name text, agency_class text,
    event text, due_on date, happened_on date, days_late integer, status text)
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    WITH expected AS MATERIALIZED (
        SELECT * FROM registry.roster(report_year)
    ), due AS MATERIALIZED (
        SELECT place.region_code, place.class, event.name AS event,
               registry.due_on(place.region_code, report_year, place.class, event.name) AS due_on
        FROM (SELECT DISTINCT region_code, class FROM expected) AS place
        CROSS JOIN (VALUES ('submit'), ('publish')) AS event (name)
    ), filed AS MATERIALIZED (
        SELECT submission.agency_id,
               min(audit.china_day(submission.submitted_at))
                   FILTER (WHERE audit.china_day(submission.submitted_at) <= as_of) AS submitted_on,
               min(submission.published_on)
                   FILTER (WHERE submission.published_on <= as_of) AS published_on
        FROM intake.submission WHERE submission.year = report_year
        GROUP BY submission.agency_id
    ), judged AS (
        SELECT expected.region_code, expected.agency_id, expected.name, expected.class, due.event,
               due.due_on, expected.is_exempt,
               CASE due.event WHEN 'submit' THEN filed.submitted_on ELSE filed.published_on END
                   AS happened_on
        FROM expected
        JOIN due ON due.region_code = expected.region_code AND due.class = expected.class
        LEFT JOIN filed ON filed.agency_id = expected.agency_id
    )
    SELECT region_code, report_year, agency_id, name, class, event, due_on, happened_on,
           CASE WHEN is_exempt THEN NULL
                WHEN happened_on IS NOT NULL THEN greatest(happened_on - due_on, 0)
                WHEN as_of > due_on THEN as_of - due_on END,
           CASE WHEN is_exempt THEN 'exempt'
                WHEN happened_on <= due_on THEN 'on_time'
                WHEN happened_on > due_on THEN 'late'
                WHEN as_of > due_on THEN 'missing'
                ELSE 'pending' END
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
