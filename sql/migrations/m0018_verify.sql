-- m0018: the same digests and the same faults, found as fast as the tables can be read: rows of a
-- kind are looked at together, and nothing is unpacked or sorted more than once.

-- An array's elements come in their order, so they are neither numbered nor sorted.
CREATE OR REPLACE FUNCTION summary.total_digest(t summary.total) RETURNS bytea
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT sha256(
        convert_to(concat_ws('|', t.region_code, t.year, t.scope, t.form_id, t.expected,
            t.received, t.included, t.on_time, cardinality(t.cell_values),
            coalesce(cardinality(t.blank), 0)) || E'\n', 'UTF8')
        || coalesce((SELECT string_agg(int8send(figure), ''::bytea)
                     FROM unnest(t.cell_values) AS cell (figure)), '')
        || coalesce((SELECT string_agg(int4send(figure), ''::bytea)
                     FROM unnest(t.blank) AS cell (figure)), ''))
$$;

-- One expression without a query in it, which PostgreSQL puts in the place of the call.
CREATE OR REPLACE FUNCTION summary.finding_digest(f summary.finding_row) RETURNS bytea
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT sha256(
        convert_to(f.region_code, 'UTF8')
        || '\x00' || convert_to(f.year::text, 'UTF8')
        || '\x00' || convert_to(coalesce(f.agency_id::text, ''), 'UTF8')
        || '\x00' || convert_to(coalesce(f.revision::text, ''), 'UTF8')
        || '\x00' || convert_to(f.rule, 'UTF8')
        || '\x00' || convert_to(f.severity, 'UTF8')
        || '\x00' || convert_to(f.verdict, 'UTF8')
        || '\x00' || convert_to(coalesce(f.left_value::text, ''), 'UTF8')
        || '\x00' || convert_to(coalesce(f.right_value::text, ''), 'UTF8')
        || '\x00' || convert_to(coalesce(f.difference::text, ''), 'UTF8')
        || '\x00' || convert_to(f.message_zh, 'UTF8')
        || '\x00' || convert_to(f.message_en, 'UTF8')
        || '\x00' || convert_to(array_to_string(f.cells, ','), 'UTF8')
        || '\x00' || convert_to(coalesce(f.waiver_id::text, ''), 'UTF8')
        || CASE WHEN f.submission_id IS NULL
                THEN '\x00' || convert_to(coalesce(f.scope, ''), 'UTF8') ELSE '' END)
$$;

-- The hash of a finding's name, by which it is known from run to run.
CREATE FUNCTION summary.fingerprint_of(f summary.finding_row) RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT substr(encode(sha256(
        convert_to(f.rule, 'UTF8') || '\x00'
        -- findings about totals name the region and the scope in place of an agency
        || convert_to(coalesce(f.agency_id::text, f.region_code || ' ' || f.scope), 'UTF8')
        || '\x00' || convert_to(f.year::text, 'UTF8') || '\x00'
        || coalesce((SELECT string_agg(convert_to(cell, 'UTF8'), '\x00'::bytea) || '\x00'
                     FROM unnest(f.cells) AS c (cell)), '')), 'hex'), 1, 32)
$$;

-- Every roster's digest, as summary.roster_digest gives it for one: of each of its four lists the
-- length, then agency and revision of each submission. Submissions are found by hash: by their
-- index, one by one, it takes longer than reading the whole table.
CREATE FUNCTION summary.roster_digests()
RETURNS TABLE (
    region_code text, year integer, edition_id bigint, content_hash bytea, digest bytea)
LANGUAGE sql STABLE PARALLEL SAFE SET work_mem = '64MB' AS $$
    WITH numbered AS MATERIALIZED (
        SELECT row_number() OVER () AS number, roster.* FROM summary.roster
    ), listed AS (
        SELECT numbered.number, string_agg(
                   CASE entry.position WHEN 1 THEN int8send(entry.value)
                        ELSE int8send(filed.agency_id) || int8send(filed.revision::bigint) END,
                   ''::bytea ORDER BY list.number, entry.position) AS bytes
        FROM numbered
        CROSS JOIN LATERAL (VALUES
            (1, included_own), (2, included_other), (3, excluded_own), (4, excluded_other))
            AS list (number, ids)
        CROSS JOIN LATERAL unnest(cardinality(list.ids)::bigint || list.ids)
            WITH ORDINALITY AS entry (value, position)
        LEFT JOIN (SELECT submission_id, agency_id, revision FROM intake.submission OFFSET 0)
            AS filed ON filed.submission_id = entry.value AND entry.position > 1
        GROUP BY numbered.number
    )
    SELECT region_code, year, edition_id, content_hash,
           sha256(convert_to(concat_ws('|', region_code, year) || E'\n', 'UTF8') || listed.bytes)
    FROM numbered JOIN listed USING (number)
$$;

CREATE OR REPLACE FUNCTION audit.broken_rows() RETURNS TABLE (edition_id bigint, fault text)
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT t.edition_id, concat_ws(' ', 'total', t.region_code, t.year, t.scope)
    FROM summary.total AS t WHERE t.content_hash IS DISTINCT FROM summary.total_digest(t)
    UNION ALL
    SELECT r.edition_id, concat_ws(' ', 'roster', r.region_code, r.year)
    FROM summary.roster_digests() AS r WHERE r.content_hash IS DISTINCT FROM r.digest
    UNION ALL
    SELECT f.edition_id, concat_ws(' ', 'finding', f.fingerprint, 'submission', f.submission_id)
    FROM summary.finding_row AS f
    WHERE f.content_hash IS DISTINCT FROM summary.finding_digest(f)
    ORDER BY 1, 2
$$;

-- As before, and rows of an edition that does not exist.
CREATE OR REPLACE FUNCTION audit.misplaced_rows() RETURNS TABLE (edition_id bigint, fault text)
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    WITH last AS MATERIALIZED (SELECT coalesce(max(edition_id), 0) AS id FROM summary.edition)
    SELECT t.edition_id, concat_ws(' ', 'total', t.region_code, t.year, t.scope)
    FROM summary.total AS t, last
    WHERE t.superseded_by > last.id OR t.edition_id NOT IN (SELECT edition_id FROM summary.edition)
    UNION ALL
    SELECT r.edition_id, concat_ws(' ', 'roster', r.region_code, r.year)
    FROM summary.roster AS r, last
    WHERE r.superseded_by > last.id OR r.edition_id NOT IN (SELECT edition_id FROM summary.edition)
    UNION ALL
    SELECT f.edition_id, concat_ws(' ', 'finding', f.fingerprint, 'submission', f.submission_id)
    FROM summary.finding_row AS f CROSS JOIN last
    WHERE f.superseded_by > last.id OR f.edition_id NOT IN (SELECT edition_id FROM summary.edition)
       OR f.submission_id IS NOT NULL
          AND NOT EXISTS (SELECT FROM intake.submission AS s
                          WHERE s.submission_id = f.submission_id AND s.agency_id = f.agency_id
                            AND s.year = f.year AND s.revision = f.revision)
       OR f.fingerprint IS DISTINCT FROM summary.fingerprint_of(f)
       OR f.first_edition_id <> coalesce(
              (SELECT min(old.first_edition_id) FROM summary.finding_row AS old
               WHERE old.fingerprint = f.fingerprint AND old.edition_id < f.edition_id
                 AND (old.superseded_by IS NULL OR old.superseded_by >= f.edition_id)),
              f.edition_id)
    ORDER BY 1, 2
$$;

-- The rows of all editions are put in order once; each edition hashes those that it had.
CREATE OR REPLACE FUNCTION audit.broken_editions() RETURNS TABLE (edition_id bigint, fault text)
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    WITH total AS MATERIALIZED (
        SELECT content_hash, edition_id, superseded_by FROM summary.total
        ORDER BY year, region_code COLLATE "C", scope COLLATE "C"
    ), roster AS MATERIALIZED (
        SELECT content_hash, edition_id, superseded_by FROM summary.roster
        ORDER BY year, region_code COLLATE "C"
    ), finding AS MATERIALIZED (
        SELECT content_hash, edition_id, superseded_by FROM summary.finding_row
        ORDER BY content_hash
    ), judged AS (
        SELECT edition.edition_id,
               CASE WHEN event.event_id IS NULL THEN 'event'
                    WHEN edition.content_hash IS DISTINCT FROM sha256(
                        coalesce((SELECT string_agg(content_hash, ''::bytea) FROM total AS part
                                  WHERE part.edition_id <= edition.edition_id
                                    AND (part.superseded_by IS NULL
                                         OR part.superseded_by > edition.edition_id)), '')
                        || coalesce((SELECT string_agg(content_hash, ''::bytea)
                                     FROM roster AS part
                                     WHERE part.edition_id <= edition.edition_id
                                       AND (part.superseded_by IS NULL
                                            OR part.superseded_by > edition.edition_id)), '')
                        || coalesce((SELECT string_agg(content_hash, ''::bytea)
                                     FROM finding AS part
                                     WHERE part.edition_id <= edition.edition_id
                                       AND (part.superseded_by IS NULL
                                            OR part.superseded_by > edition.edition_id)), ''))
                        THEN 'content' END AS fault
        FROM summary.edition
        LEFT JOIN audit.event
            ON event.kind = 'edition'
           -- the whole payload is compared with few: those that name the edition
           AND event.payload -> 'edition' = to_jsonb(edition.edition_id)
           -- events of earlier versions say less
           AND event.payload IN (
               audit.edition_payload(edition),
               audit.edition_payload(edition) - 'changed_totals' - 'changed_findings')
    )
    SELECT edition_id, fault FROM judged WHERE fault IS NOT NULL ORDER BY edition_id
$$;

-- A change is unpacked once and not for each of its rows, of which a nation's first ones have many.
-- Every row that was ever noted is compared with the row that is there now; where they differ and
-- nothing was noted later, the registry was altered. The agencies are by far the most rows: theirs
-- are compared column by column, which takes half the time of making a JSON object of each.
CREATE OR REPLACE FUNCTION audit.broken_registry() RETURNS TABLE (change_id bigint, fault text)
LANGUAGE sql STABLE PARALLEL SAFE
SET timezone = 'UTC' SET datestyle = 'ISO' SET work_mem = '64MB' SET enable_mergejoin = off AS $$
    WITH key_of (subject, columns) AS (
        VALUES ('region', ARRAY['code']), ('agency', ARRAY['agency_id']),
               ('deadline', ARRAY['region_code', 'year', 'class', 'event']),
               ('exemption', ARRAY['agency_id', 'year']),
               ('extension', ARRAY['agency_id', 'year', 'event', 'granted_on']),
               ('closing', ARRAY['region_code', 'year']),
               ('succession', ARRAY['predecessor_id', 'successor_id']),
               ('account', ARRAY['login'])
    ), change AS MATERIALIZED (
        SELECT change_id, subject, detail ->> 'act' AS act, detail -> 'rows' AS rows
        FROM registry.change
    ), truncated AS (
        SELECT subject, max(change_id) AS change_id FROM change
        WHERE act = 'TRUNCATE' GROUP BY subject
    ), noted AS NOT MATERIALIZED (
        SELECT change.change_id, change.subject, part.value ->> 'agency_id' AS agency_id,
               concat_ws(' ', change.subject, (
                   SELECT jsonb_agg(part.value -> name ORDER BY position)
                   FROM unnest(key_of.columns) WITH ORDINALITY AS key (name, position)))
                   AS row_name,
               CASE change.act WHEN 'DELETE' THEN NULL ELSE part.value END AS left_as
        FROM change
        JOIN key_of USING (subject)
        LEFT JOIN truncated USING (subject)
        CROSS JOIN LATERAL jsonb_array_elements(change.rows) AS part (value)
        WHERE change.change_id > coalesce(truncated.change_id, 0)
    ), present (subject, value) AS (
        SELECT 'region', to_jsonb(t) FROM registry.region AS t
        UNION ALL SELECT 'deadline', to_jsonb(t) FROM registry.deadline AS t
        UNION ALL SELECT 'exemption', to_jsonb(t) FROM registry.exemption AS t
        UNION ALL SELECT 'extension', to_jsonb(t) FROM registry.extension AS t
        UNION ALL SELECT 'closing', to_jsonb(t) FROM registry.closing AS t
        UNION ALL SELECT 'succession', to_jsonb(t) FROM registry.succession AS t
        UNION ALL SELECT 'account', to_jsonb(t) FROM registry.account AS t
    ), named AS (
        SELECT present.value, concat_ws(' ', present.subject, (
                   SELECT jsonb_agg(present.value -> name ORDER BY position)
                   FROM unnest(key_of.columns) WITH ORDINALITY AS key (name, position)))
                   AS row_name
        FROM present JOIN key_of USING (subject)
    ), differing AS (
        SELECT noted.change_id, row_name
        FROM (SELECT * FROM noted WHERE subject <> 'agency') AS noted
        FULL JOIN named USING (row_name)
        WHERE noted.left_as IS DISTINCT FROM named.value
        UNION ALL
        SELECT noted.change_id,
               'agency [' || coalesce(t.agency_id::text, noted.agency_id, 'null') || ']'
        FROM (SELECT change_id, agency_id, left_as FROM noted WHERE subject = 'agency') AS noted
        FULL JOIN registry.agency AS t ON t.agency_id::text = noted.agency_id
        WHERE (left_as ->> 'agency_id', left_as ->> 'region_code', left_as ->> 'name',
               left_as ->> 'class', left_as ->> 'credit_code', left_as ->> 'counts_in_total',
               left_as ->> 'active_from', left_as ->> 'active_to')
              IS DISTINCT FROM
              (t.agency_id::text, t.region_code, t.name, t.class, t.credit_code,
               t.counts_in_total::text, t.active_from::text, t.active_to::text)
    )
    SELECT coalesce(differing.change_id, 0), differing.row_name
    FROM differing
    WHERE NOT EXISTS (
        SELECT FROM noted
        WHERE noted.row_name = differing.row_name
          AND noted.change_id > coalesce(differing.change_id, 0))
    ORDER BY 1, 2
$$;

-- The numbers that a seal names. What somebody made unreadable is left out: it is told as a fault of
-- the event, where a cast would end the whole verification.
CREATE FUNCTION audit.numbers_of(ids text) RETURNS int8multirange
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT coalesce(range_agg(int8range(part[1]::bigint, part[2]::bigint)), '{}')
    FROM regexp_matches(ids, '\[(\d{1,18}),(\d{1,18})\)', 'g') AS found (part)
    WHERE part[1]::bigint <= part[2]::bigint
$$;

-- As before, but for unreadable numbers; and, if seen_by is given, only rows which that snapshot saw.
DROP FUNCTION audit.unsealed(text, pg_snapshot);
CREATE FUNCTION audit.unsealed(
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

CREATE OR REPLACE FUNCTION audit.missing_editions() RETURNS TABLE (edition_id bigint, fault text)
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT CASE WHEN event.payload ->> 'edition' ~ '^\d{1,18}$'
                THEN (event.payload ->> 'edition')::bigint ELSE 0 END, 'gone'
    FROM audit.event
    WHERE event.kind = 'edition' AND NOT EXISTS (
        SELECT FROM summary.edition
        WHERE edition.edition_id::text = event.payload ->> 'edition')
    ORDER BY 1
$$;

-- Every kind of row is asked in the same words whether some of it is unsealed.
CREATE OR REPLACE FUNCTION audit.broken_seals() RETURNS TABLE (event_id bigint, fault text)
LANGUAGE sql STABLE PARALLEL SAFE SET work_mem = '64MB' AS $$
    SELECT event.event_id, part.key
    FROM audit.event
    CROSS JOIN LATERAL jsonb_each(
        CASE jsonb_typeof(event.payload) WHEN 'object' THEN event.payload END) AS part
    WHERE event.kind = 'seal' AND jsonb_typeof(part.value) = 'object'
      AND part.value ->> 'digest' IS DISTINCT FROM
          audit.sealed_digest(part.key, audit.numbers_of(part.value ->> 'ids'))
    UNION ALL
    -- after a run everything that it saw is sealed
    SELECT coalesce((SELECT max(event_id) FROM audit.event), 0), 'unsealed'
    FROM (SELECT seen FROM audit.run
          WHERE outcome <> 'failed' AND system_identifier =
              (SELECT system_identifier FROM pg_control_system())
          ORDER BY run_id DESC LIMIT 1) AS last_run
    WHERE EXISTS (
        SELECT FROM unnest(ARRAY['submission', 'document', 'waiver', 'return', 'change'])
            AS part (kind)
        WHERE audit.unsealed(part.kind, NULL, last_run.seen) IS NOT NULL)
    ORDER BY 1, 2
$$;

ALTER FUNCTION audit.broken_links() PARALLEL SAFE;

-- What these said of one row or edition is said of all of them together.
DROP FUNCTION summary.roster_digest(summary.roster), summary.entries_bytes(bigint[]),
    summary.edition_digest(bigint);

REVOKE ALL ON FUNCTION summary.fingerprint_of, summary.roster_digests, audit.numbers_of,
    audit.unsealed FROM PUBLIC;
GRANT EXECUTE ON FUNCTION summary.fingerprint_of, summary.roster_digests, audit.numbers_of,
    audit.unsealed
    TO huizong_auditor, huizong_worker;
