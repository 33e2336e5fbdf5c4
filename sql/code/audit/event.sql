-- The chain of events.

COMMENT ON TABLE audit.event IS '事件，只增不改，逐条哈希相连 / events, append-only, each hash covers the one before';

CREATE OR REPLACE TRIGGER never_changed BEFORE UPDATE OR DELETE OR TRUNCATE ON audit.event
    FOR EACH STATEMENT EXECUTE FUNCTION intake.refuse_change();

-- The text an event's hash covers: five lines, the first the hash before in hexadecimal, so that
-- anybody can check the chain with sha256sum.
CREATE OR REPLACE FUNCTION audit.event_text(
    event_id bigint, happened_at timestamptz, kind text, payload jsonb, previous_hash bytea)
RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT concat_ws(E'\n', encode(previous_hash, 'hex'), event_id,
        to_char(happened_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), kind, payload)
        || E'\n'
$$;

CREATE OR REPLACE FUNCTION audit.event_digest(
    event_id bigint, happened_at timestamptz, kind text, payload jsonb, previous_hash bytea)
RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT sha256(convert_to(
        audit.event_text(event_id, happened_at, kind, payload, previous_hash), 'UTF8'))
$$;

-- Only a run writes events, under the run lock: so the chain has one writer, and the last event of
-- the run's snapshot is the last event. Nothing is added to a chain whose last event was altered;
-- the events before it are looked at by huizong audit verify.
CREATE OR REPLACE FUNCTION audit.record(event_kind text, event_payload jsonb) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    last    audit.event;
    new_id  bigint;
    instant timestamptz := clock_timestamp();
BEGIN
    SELECT * INTO last FROM audit.event ORDER BY event_id DESC LIMIT 1;
    IF FOUND AND last.event_hash IS DISTINCT FROM audit.event_digest(
        last.event_id, last.happened_at, last.kind, last.payload, last.previous_hash) THEN
        RAISE EXCEPTION 'event % was altered, nothing is added to the record; see huizong audit verify 事件被改动，停止记录，请运行 huizong audit verify',
            last.event_id USING ERRCODE = 'data_corrupted';
    END IF;
    new_id := coalesce(last.event_id, 0) + 1;
    INSERT INTO audit.event (event_id, happened_at, kind, payload, previous_hash, event_hash)
    VALUES (new_id, instant, event_kind, event_payload, coalesce(last.event_hash, ''),
        audit.event_digest(new_id, instant, event_kind, event_payload,
            coalesce(last.event_hash, '')));
    RETURN new_id;
END
$$;
COMMENT ON FUNCTION audit.record IS '追加一个事件 / appends an event to the chain';
