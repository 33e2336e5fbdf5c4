-- Tamper-evidence. Each run seals what was stored since the last seal: its digest becomes an event,
-- and the events form a chain. Until the next run, a row is protected by its trigger alone.

-- The numbers that a seal names. What somebody made unreadable is left out: it is told as a fault of
-- the event, where a cast would end the whole verification.
CREATE OR REPLACE FUNCTION audit.numbers_of(ids text) RETURNS int8multirange
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT coalesce(range_agg(int8range(part[1]::bigint, part[2]::bigint)), '{}')
    FROM regexp_matches(ids, '\[(\d{1,18}),(\d{1,18})\)', 'g') AS found (part)
    WHERE part[1]::bigint <= part[2]::bigint
$$;

-- Rows of one kind that no seal covers yet. The last seal knows the snapshot it saw; on another
-- server transaction numbers mean nothing, and every row is compared with the sealed numbers; then,
-- if seen_by is given, only rows which that snapshot saw. What came from another system is sealed
-- once, not every night anew.
CREATE OR REPLACE FUNCTION audit.unsealed(
    kind text, last_seen pg_snapshot, seen_by pg_snapshot DEFAULT NULL)
RETURNS int8multirange
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    source_table text;
    id_column    text;
    xid_column   text := 'stored_xid';
    ids          int8multirange;
    sealed       int8multirange;
BEGIN
    CASE kind
        WHEN 'submission' THEN source_table := 'intake.visible_submission'; id_column := 'submission_id';
        WHEN 'document' THEN source_table := 'intake.document'; id_column := 'submission_id';
        WHEN 'waiver' THEN source_table := 'intake.waiver'; id_column := 'waiver_id';
        WHEN 'return' THEN source_table := 'intake.return'; id_column := 'submission_id';
        WHEN 'change' THEN source_table := 'registry.change'; id_column := 'change_id';
            xid_column := 'changed_xid';
    END CASE;
    IF last_seen IS NOT NULL THEN
        EXECUTE format(
            'SELECT range_agg(int8range(%1$I, %1$I, ''[]'')) FROM %2$s '
            'WHERE %3$I >= pg_snapshot_xmin($1) AND NOT pg_visible_in_snapshot(%3$I, $1) '
            'AND ($2 IS NULL OR %1$I > $2)',
            id_column, source_table, xid_column)
        INTO ids
        USING last_seen, CASE WHEN kind <> 'return' THEN audit.inherited_up_to(kind) END;
    ELSE
        SELECT range_agg(part.ids) INTO sealed
        FROM audit.event
        CROSS JOIN LATERAL unnest(
            audit.numbers_of(event.payload -> unsealed.kind ->> 'ids')) AS part (ids)
        WHERE event.kind = 'seal' AND event.payload ? unsealed.kind;
        EXECUTE format(
            'SELECT range_agg(int8range(%1$I, %1$I, ''[]'')) FROM %2$s '
            'WHERE NOT (%1$I <@ $1) AND ($2 IS NULL OR pg_visible_in_snapshot(%3$I, $2))',
            id_column, source_table, xid_column)
        INTO ids USING coalesce(sealed, '{}'::int8multirange), seen_by;
    END IF;
    RETURN ids;
END
$$;

-- Seals everything this snapshot sees that no seal covers; nothing new gives no event.
CREATE OR REPLACE FUNCTION audit.seal() RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    last_payload jsonb;
    last_seen    pg_snapshot;
    system_id    text := (SELECT system_identifier::text FROM pg_control_system());
    kind_name    text;
    ids          int8multirange;
    sealed       jsonb := '{}';
BEGIN
    SELECT payload INTO last_payload FROM audit.event
    WHERE kind = 'seal' ORDER BY event_id DESC LIMIT 1;
    IF last_payload ->> 'system' = system_id THEN
        last_seen := (last_payload ->> 'seen')::pg_snapshot;
    END IF;
    FOREACH kind_name IN ARRAY ARRAY['submission', 'document', 'waiver', 'return', 'change'] LOOP
        ids := audit.unsealed(kind_name, last_seen);
        IF ids IS NOT NULL THEN
            sealed := sealed || jsonb_build_object(kind_name, jsonb_build_object(
                'ids', ids, 'digest', audit.sealed_digest(kind_name, ids)));
        END IF;
    END LOOP;
    IF sealed = '{}' THEN
        RETURN NULL;
    END IF;
    RETURN audit.record('seal', sealed || jsonb_build_object(
        'seen', pg_current_snapshot(), 'system', system_id));
END
$$;
COMMENT ON FUNCTION audit.seal IS '封存自上次以来存入的记录 / seals what was stored since the last seal';
