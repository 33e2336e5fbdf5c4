-- m0009: tamper-evidence. Each run seals what was stored since the last seal: its digest becomes an
-- event, and the events form a chain. Until the next run, a row is protected by its trigger alone.

-- Instants as text depend on the session's time zone, so these functions fix it.

-- Over everything that was filed.
CREATE FUNCTION audit.submission_digest(ids int8multirange) RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT encode(sha256(coalesce(string_agg(sha256(
        convert_to(concat_ws('|', submission_id, agency_id, year, revision, form_id,
            extract(epoch FROM submitted_at), coalesce(published_on::text, '-'),
            extract(epoch FROM stored_at), stored_by, coalesce(source, '-'), ''), 'UTF8')
        || packed || convert_to(narrative::text, 'UTF8')), ''::bytea ORDER BY submission_id),
        '')), 'hex')
    FROM unnest(ids) AS part (ids)
    JOIN intake.submission ON submission_id >= lower(part.ids) AND submission_id < upper(part.ids)
$$;

CREATE FUNCTION audit.document_digest(ids int8multirange) RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE SET timezone = 'UTC' AS $$
    SELECT encode(sha256(coalesce(string_agg(sha256(
        convert_to(to_jsonb(document)::text, 'UTF8')), ''::bytea ORDER BY submission_id), '')), 'hex')
    FROM unnest(ids) AS part (ids)
    JOIN intake.document ON submission_id >= lower(part.ids) AND submission_id < upper(part.ids)
$$;

CREATE FUNCTION audit.waiver_digest(ids int8multirange) RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE SET timezone = 'UTC' AS $$
    SELECT encode(sha256(coalesce(string_agg(sha256(
        convert_to(to_jsonb(waiver)::text, 'UTF8')), ''::bytea ORDER BY waiver_id), '')), 'hex')
    FROM unnest(ids) AS part (ids)
    JOIN intake.waiver ON waiver_id >= lower(part.ids) AND waiver_id < upper(part.ids)
$$;

CREATE FUNCTION audit.return_digest(ids int8multirange) RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE SET timezone = 'UTC' AS $$
    SELECT encode(sha256(coalesce(string_agg(sha256(
        convert_to(to_jsonb(sent_back)::text, 'UTF8')), ''::bytea ORDER BY submission_id), '')),
        'hex')
    FROM unnest(ids) AS part (ids)
    JOIN intake.return AS sent_back
        ON submission_id >= lower(part.ids) AND submission_id < upper(part.ids)
$$;

CREATE FUNCTION audit.change_digest(ids int8multirange) RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE SET timezone = 'UTC' AS $$
    SELECT encode(sha256(coalesce(string_agg(sha256(
        convert_to(to_jsonb(change)::text, 'UTF8')), ''::bytea ORDER BY change_id), '')), 'hex')
    FROM unnest(ids) AS part (ids)
    JOIN registry.change ON change_id >= lower(part.ids) AND change_id < upper(part.ids)
$$;

-- The digest of the sealed rows of one kind; the same for sealing and for verifying.
CREATE FUNCTION audit.sealed_digest(kind text, ids int8multirange) RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT CASE kind WHEN 'submission' THEN audit.submission_digest(ids)
                     WHEN 'document' THEN audit.document_digest(ids)
                     WHEN 'waiver' THEN audit.waiver_digest(ids)
                     WHEN 'return' THEN audit.return_digest(ids)
                     WHEN 'change' THEN audit.change_digest(ids) END
$$;

ALTER TABLE intake.document ADD COLUMN stored_xid xid8 NOT NULL DEFAULT pg_current_xact_id();
CREATE INDEX document_xid ON intake.document (stored_xid);

-- Rows of one kind that no seal covers yet. The last seal knows the snapshot it saw; on another
-- server transaction numbers mean nothing, and every row is compared with the sealed numbers.
CREATE FUNCTION audit.unsealed(kind text, last_seen pg_snapshot) RETURNS int8multirange
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    source_table text;
    id_column    text;
    xid_column   text := 'stored_xid';
    ids          int8multirange;
    sealed       int8multirange;
BEGIN
    CASE kind
        WHEN 'submission' THEN source_table := 'intake.submission'; id_column := 'submission_id';
        WHEN 'document' THEN source_table := 'intake.document'; id_column := 'submission_id';
        WHEN 'waiver' THEN source_table := 'intake.waiver'; id_column := 'waiver_id';
        WHEN 'return' THEN source_table := 'intake.return'; id_column := 'submission_id';
        WHEN 'change' THEN source_table := 'registry.change'; id_column := 'change_id';
            xid_column := 'changed_xid';
    END CASE;
    IF last_seen IS NOT NULL THEN
        EXECUTE format(
            'SELECT range_agg(int8range(%1$I, %1$I, ''[]'')) FROM %2$s '
            'WHERE %3$I >= pg_snapshot_xmin($1) AND NOT pg_visible_in_snapshot(%3$I, $1)',
            id_column, source_table, xid_column) INTO ids USING last_seen;
    ELSE
        SELECT range_agg(part.ids) INTO sealed
        FROM audit.event
        CROSS JOIN LATERAL unnest((event.payload -> unsealed.kind ->> 'ids')::int8multirange)
            AS part (ids)
        WHERE event.kind = 'seal' AND event.payload ? unsealed.kind;
        EXECUTE format(
            'SELECT range_agg(int8range(%1$I, %1$I, ''[]'')) FROM %2$s '
            'WHERE NOT (%1$I <@ $1)', id_column, source_table)
        INTO ids USING coalesce(sealed, '{}'::int8multirange);
    END IF;
    RETURN ids;
END
$$;

-- Seals everything this snapshot sees that no seal covers; nothing new gives no event.
CREATE FUNCTION audit.seal() RETURNS bigint
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

CREATE INDEX event_kind ON audit.event (kind, event_id);

-- The chain, link by link: whether each event follows the one before and says what it was made to.
CREATE FUNCTION audit.broken_links() RETURNS TABLE (event_id bigint, fault text)
LANGUAGE sql STABLE AS $$
    SELECT event_id, fault
    FROM (SELECT event_id,
                 CASE WHEN event_id <> coalesce(lag(event_id) OVER chain, 0) + 1 THEN 'missing'
                      WHEN previous_hash <> coalesce(lag(event_hash) OVER chain, '') THEN 'previous'
                      WHEN event_hash <> audit.event_digest(
                          event_id, happened_at, kind, payload, previous_hash) THEN 'event' END
                     AS fault
          FROM audit.event WINDOW chain AS (ORDER BY event_id)) AS link
    WHERE fault IS NOT NULL ORDER BY event_id
$$;

-- Seals whose rows are no longer what was sealed.
CREATE FUNCTION audit.broken_seals() RETURNS TABLE (event_id bigint, fault text)
LANGUAGE sql STABLE AS $$
    SELECT event.event_id, part.key
    FROM audit.event
    CROSS JOIN LATERAL jsonb_each(event.payload) AS part
    WHERE event.kind = 'seal' AND jsonb_typeof(part.value) = 'object'
      AND part.value ->> 'digest' IS DISTINCT FROM
          audit.sealed_digest(part.key, (part.value ->> 'ids')::int8multirange)
    UNION ALL
    -- after a run everything that it saw is sealed
    SELECT coalesce((SELECT max(event_id) FROM audit.event), 0), 'unsealed'
    FROM (SELECT seen FROM audit.run
          WHERE outcome <> 'failed' AND system_identifier =
              (SELECT system_identifier FROM pg_control_system())
          ORDER BY run_id DESC LIMIT 1) AS last_run
    WHERE EXISTS (
        SELECT FROM intake.submission
        WHERE submission_id <@ audit.unsealed('submission', NULL)
          AND pg_visible_in_snapshot(stored_xid, last_run.seen))
       OR EXISTS (
        SELECT FROM intake.document
        WHERE submission_id <@ audit.unsealed('document', NULL)
          AND pg_visible_in_snapshot(stored_xid, last_run.seen))
       OR EXISTS (
        SELECT FROM intake.waiver
        WHERE waiver_id <@ audit.unsealed('waiver', NULL)
          AND pg_visible_in_snapshot(stored_xid, last_run.seen))
       OR EXISTS (
        SELECT FROM intake.return
        WHERE submission_id <@ audit.unsealed('return', NULL)
          AND pg_visible_in_snapshot(stored_xid, last_run.seen))
       OR EXISTS (
        SELECT FROM registry.change
        WHERE change_id <@ audit.unsealed('change', NULL)
          AND pg_visible_in_snapshot(changed_xid, last_run.seen))
    ORDER BY 1, 2
$$;

-- What the chain says of an edition.
CREATE FUNCTION audit.edition_payload(published summary.edition) RETURNS jsonb
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT jsonb_build_object(
        'edition', published.edition_id, 'content_hash', encode(published.content_hash, 'hex'),
        'business_date', published.business_date, 'catalogue_hash', published.catalogue_hash,
        'published_at', to_char(published.published_at AT TIME ZONE 'UTC',
            'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))
$$;

-- The content hash of an edition, from the hashes of the rows that it consists of.
CREATE FUNCTION summary.edition_digest(wanted_edition bigint) RETURNS bytea
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT sha256(
        coalesce((SELECT string_agg(content_hash, ''::bytea
                      ORDER BY year, region_code COLLATE "C", scope COLLATE "C")
                  FROM summary.total WHERE edition_id <= wanted_edition
                   AND (superseded_by IS NULL OR superseded_by > wanted_edition)), '')
        || coalesce((SELECT string_agg(content_hash, ''::bytea
                         ORDER BY year, region_code COLLATE "C")
                     FROM summary.roster WHERE edition_id <= wanted_edition
                      AND (superseded_by IS NULL OR superseded_by > wanted_edition)), '')
        || coalesce((SELECT string_agg(content_hash, ''::bytea ORDER BY content_hash)
                     FROM summary.finding_row WHERE edition_id <= wanted_edition
                      AND (superseded_by IS NULL OR superseded_by > wanted_edition)), ''))
$$;

-- Editions whose event is missing or says another hash, or whose rows no longer add to their hash.
CREATE FUNCTION audit.broken_editions() RETURNS TABLE (edition_id bigint, fault text)
LANGUAGE sql STABLE AS $$
    SELECT edition.edition_id,
           CASE WHEN event.event_id IS NULL THEN 'event'
                WHEN edition.content_hash <> summary.edition_digest(edition.edition_id)
                    THEN 'content' END
    FROM summary.edition
    LEFT JOIN audit.event
        ON event.kind = 'edition'
       AND event.payload = audit.edition_payload(edition)
    WHERE event.event_id IS NULL
       OR edition.content_hash <> summary.edition_digest(edition.edition_id)
    ORDER BY edition.edition_id
$$;

-- What the hash of a row must be, computed here from the row and not by the worker that wrote it.
CREATE FUNCTION summary.total_digest(t summary.total) RETURNS bytea
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT sha256(
        convert_to(concat_ws('|', t.region_code, t.year, t.scope, t.form_id, t.expected,
            t.received, t.included, t.on_time, cardinality(t.cell_values),
            coalesce(cardinality(t.blank), 0)) || E'\n', 'UTF8')
        || coalesce((SELECT string_agg(int8send(figure), ''::bytea ORDER BY position)
                     FROM unnest(t.cell_values) WITH ORDINALITY AS c (figure, position)), '')
        || coalesce((SELECT string_agg(int4send(figure), ''::bytea ORDER BY position)
                     FROM unnest(t.blank) WITH ORDINALITY AS c (figure, position)), ''))
$$;

CREATE FUNCTION summary.entries_bytes(submission_ids bigint[]) RETURNS bytea
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT int8send(cardinality(submission_ids)) || coalesce((
        SELECT string_agg(int8send(submission.agency_id)
                          || int8send(submission.revision::bigint), ''::bytea ORDER BY position)
        FROM unnest(submission_ids) WITH ORDINALITY AS entry (submission_id, position)
        JOIN intake.submission USING (submission_id)), '')
$$;

CREATE FUNCTION summary.roster_digest(r summary.roster) RETURNS bytea
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT sha256(convert_to(concat_ws('|', r.region_code, r.year) || E'\n', 'UTF8')
        || summary.entries_bytes(r.included_own) || summary.entries_bytes(r.included_other)
        || summary.entries_bytes(r.excluded_own) || summary.entries_bytes(r.excluded_other))
$$;

CREATE FUNCTION summary.finding_digest(f summary.finding_row) RETURNS bytea
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT sha256((
        SELECT string_agg(convert_to(part, 'UTF8'), '\x00'::bytea ORDER BY position)
        FROM unnest(ARRAY[
            f.region_code, f.year::text, f.agency_id::text, f.revision::text, f.rule, f.severity,
            f.verdict, coalesce(f.left_value::text, ''), coalesce(f.right_value::text, ''),
            coalesce(f.difference::text, ''), f.message_zh, f.message_en,
            array_to_string(f.cells, ','), coalesce(f.waiver_id::text, '')
        ]) WITH ORDINALITY AS parts (part, position)))
$$;

-- Rows of the registry that differ from what the noted changes left behind, as after an edit with
-- the triggers switched off. Nothing noted before this table existed can be compared.
CREATE FUNCTION audit.broken_registry() RETURNS TABLE (change_id bigint, fault text)
LANGUAGE sql STABLE SET timezone = 'UTC' AS $$
    WITH key_of (subject, columns) AS (
        VALUES ('region', ARRAY['code']), ('agency', ARRAY['agency_id']),
               ('deadline', ARRAY['region_code', 'year', 'class', 'event']),
               ('exemption', ARRAY['agency_id', 'year']),
               ('extension', ARRAY['agency_id', 'year', 'event', 'granted_on']),
               ('closing', ARRAY['region_code', 'year']),
               ('succession', ARRAY['predecessor_id', 'successor_id'])
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

-- Rows of any edition that are no longer what was published.
CREATE FUNCTION audit.broken_rows() RETURNS TABLE (edition_id bigint, fault text)
LANGUAGE sql STABLE AS $$
    SELECT t.edition_id, concat_ws(' ', 'total', t.region_code, t.year, t.scope)
    FROM summary.total AS t WHERE t.content_hash <> summary.total_digest(t)
    UNION ALL
    SELECT r.edition_id, concat_ws(' ', 'roster', r.region_code, r.year)
    FROM summary.roster AS r WHERE r.content_hash <> summary.roster_digest(r)
    UNION ALL
    SELECT f.edition_id, concat_ws(' ', 'finding', f.fingerprint, 'submission', f.submission_id)
    FROM summary.finding_row AS f WHERE f.content_hash <> summary.finding_digest(f)
    ORDER BY 1, 2
$$;

GRANT SELECT ON ALL TABLES IN SCHEMA registry, intake, summary, audit
    TO huizong_worker, huizong_auditor;
GRANT SELECT ON ALL TABLES IN SCHEMA registry TO huizong_office;
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA intake, audit, summary, registry FROM PUBLIC;
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA registry, audit, summary TO huizong_worker;
REVOKE EXECUTE ON FUNCTION summary.rebuild_table_views FROM huizong_worker;
GRANT EXECUTE ON FUNCTION intake.waive, intake.send_back TO huizong_worker;
GRANT EXECUTE ON FUNCTION audit.lateness_as_of, audit.punctuality_as_of, registry.closing_of,
    audit.event_text, audit.event_digest, audit.broken_links, audit.broken_seals,
    audit.broken_editions, audit.broken_rows, audit.broken_registry, audit.edition_payload,
    audit.unsealed, audit.sealed_digest, audit.submission_digest,
    audit.document_digest, audit.waiver_digest, audit.return_digest, audit.change_digest,
    summary.edition_digest, summary.total_digest, summary.roster_digest, summary.finding_digest,
    summary.entries_bytes TO huizong_auditor;
