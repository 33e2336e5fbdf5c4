-- What an auditor asks: whether the record, the rows it speaks of and the editions are as they were.
-- Rows of a kind are looked at together, and nothing is unpacked or sorted more than once.

-- The chain, link by link: whether each event follows the one before and says what it was made to.
CREATE OR REPLACE FUNCTION audit.broken_links() RETURNS TABLE (event_id bigint, fault text)
LANGUAGE sql STABLE PARALLEL SAFE AS $$
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

-- The full number of a transaction of which a row tells the lower half: the youngest possible one,
-- given the number that comes next. Below 3 are rows that were always there.
CREATE OR REPLACE FUNCTION audit.full_number(half xid, next_number bigint) RETURNS bigint
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT CASE WHEN half::text::bigint < 3 THEN 0
                ELSE next_number - ((next_number - half::text::bigint) & 4294967295) END
$$;

-- Kinds of rows which the last run of everything on this system saw and which no seal names. The rows
-- themselves are asked, not the inbox that says what is to be sealed. Only where a row cannot tell,
-- the inbox may excuse it: one of a subtransaction bears another number than the snapshots do, so that
-- it may look as if it had been seen while its transaction was still going on. A row on another
-- server bears no number: it counts only because of its entry in the inbox, which is here.
CREATE OR REPLACE FUNCTION audit.unsealed_kinds() RETURNS SETOF text
LANGUAGE sql STABLE PARALLEL SAFE SET work_mem = '64MB' AS $$
    WITH last_run AS MATERIALIZED (
        SELECT seen, pg_snapshot_xmin(seen) AS seen_below,
               pg_snapshot_xmax(pg_current_snapshot())::text::bigint AS next_number
        FROM audit.run
        WHERE outcome IN ('published', 'unchanged') AND is_unrestricted AND system_identifier =
            (SELECT system_identifier FROM pg_control_system())
        ORDER BY run_id DESC LIMIT 1
    ), sealed AS MATERIALIZED (
        SELECT part.key AS kind, range_agg(ids) AS row_ids
        FROM audit.event
        CROSS JOIN LATERAL jsonb_each(
            CASE jsonb_typeof(event.payload) WHEN 'object' THEN event.payload END) AS part
        CROSS JOIN LATERAL unnest(audit.numbers_of(part.value ->> 'ids')) AS ids
        WHERE event.kind = 'seal' AND jsonb_typeof(part.value) = 'object'
        GROUP BY part.key
    ), kept (kind, row_id, half) AS (
        SELECT 'submission', submission_id, xmin FROM intake.submission
        WHERE tableoid NOT IN (SELECT ftrelid FROM pg_foreign_table)
        UNION ALL
        SELECT 'submission', row_id, '0' FROM work.inbox WHERE is_elsewhere AND run_id IS NOT NULL
        UNION ALL SELECT 'document', submission_id, xmin FROM intake.document
        UNION ALL SELECT 'waiver', waiver_id, xmin FROM intake.waiver
        UNION ALL SELECT 'ledger', entry_id, xmin FROM intake.ledger
        UNION ALL SELECT 'return', return_id, xmin FROM intake.return
        UNION ALL SELECT 'withdrawal', withdrawal_id, xmin FROM intake.withdrawal
        UNION ALL SELECT 'correction', correction_id, xmin FROM intake.correction
        UNION ALL SELECT 'publication', publication_id, xmin FROM intake.publication
        UNION ALL SELECT 'revocation', revocation_id, xmin FROM intake.revocation
        UNION ALL SELECT 'change', change_id, xmin FROM registry.change
    )
    SELECT DISTINCT kept.kind
    FROM last_run CROSS JOIN kept LEFT JOIN sealed USING (kind)
    CROSS JOIN LATERAL (
        SELECT audit.full_number(kept.half, last_run.next_number)::text::xid8) AS stored_by (xid)
    WHERE CASE WHEN kept.row_id <@ sealed.row_ids THEN false
               WHEN NOT pg_visible_in_snapshot(stored_by.xid, last_run.seen) THEN false
               WHEN stored_by.xid < last_run.seen_below THEN true
               ELSE NOT EXISTS (
                   SELECT FROM work.inbox
                   WHERE inbox.run_id IS NULL AND inbox.kind = kept.kind
                     AND inbox.row_id = kept.row_id) END
$$;

-- Seals whose rows are no longer what was sealed, and rows that the last run saw and did not seal. Of
-- runs, each seals itself and all before it.
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
    -- after a run of everything all that it saw is sealed
    SELECT coalesce((SELECT max(event_id) FROM audit.event), 0), 'unsealed'
    WHERE EXISTS (SELECT FROM audit.unsealed_kinds())
       OR EXISTS (SELECT FROM audit.run
                  CROSS JOIN (SELECT audit.sealed_runs() AS ids OFFSET 0) AS sealed
                  WHERE NOT run.run_id <@ sealed.ids
                    AND (run.outcome IN ('published', 'unchanged')
                         OR run.run_id < upper(range_merge(sealed.ids))))
    ORDER BY 1, 2
$$;

-- What the chain says of an edition; with how many rows it changed.
CREATE OR REPLACE FUNCTION audit.edition_payload(published summary.edition) RETURNS jsonb
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT jsonb_build_object(
        'edition', published.edition_id, 'content_hash', encode(published.content_hash, 'hex'),
        'business_date', published.business_date, 'catalogue_hash', published.catalogue_hash,
        'published_at', to_char(published.published_at AT TIME ZONE 'UTC',
            'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
        'changed_totals', published.changed_totals,
        'changed_findings', published.changed_findings)
$$;

-- The years of editions whose rows do not add up to the hash that is noted for them, from the edition that changed the year to the one before the next that did. The rows
-- of all editions are put in order once; each year hashes those that it had.
CREATE OR REPLACE FUNCTION audit.broken_years()
RETURNS TABLE (year integer, edition_id bigint, next_edition bigint)
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    WITH part AS MATERIALIZED (
        SELECT year, content_hash, edition_id, superseded_by
        FROM (SELECT 1 AS place, year, region_code, scope, NULL::bytea AS hash_order, content_hash,
                     edition_id, superseded_by
              FROM summary.total
              UNION ALL
              SELECT 2, year, region_code, NULL, NULL, content_hash, edition_id, superseded_by
              FROM summary.roster
              UNION ALL
              SELECT 3, year, NULL, NULL, content_hash, content_hash, edition_id, superseded_by
              FROM summary.finding_row) AS row_of
        ORDER BY year, place, region_code COLLATE "C", scope COLLATE "C", hash_order
    ), changed AS (
        SELECT year, edition_id FROM part
        UNION
        SELECT year, superseded_by FROM part WHERE superseded_by IS NOT NULL
        UNION
        SELECT year, edition_id FROM summary.edition_year
    )
    SELECT year, edition_id, next_edition
    FROM (SELECT year, edition_id,
                 lead(edition_id) OVER (PARTITION BY year ORDER BY edition_id) AS next_edition,
                 sha256(coalesce(
                     (SELECT string_agg(part.content_hash, ''::bytea) FROM part
                      WHERE part.year = changed.year AND part.edition_id <= changed.edition_id
                        AND (part.superseded_by IS NULL
                             OR part.superseded_by > changed.edition_id)), '')) AS added,
                 coalesce(
                     (SELECT noted.content_hash FROM summary.edition_year AS noted
                      WHERE noted.year = changed.year AND noted.edition_id <= changed.edition_id
                      ORDER BY noted.edition_id DESC LIMIT 1), sha256('')) AS noted
          FROM changed) AS compared
    WHERE added <> noted
$$;

-- Editions whose event is missing or says another hash, or whose rows no longer add to their hash.
CREATE OR REPLACE FUNCTION audit.broken_editions() RETURNS TABLE (edition_id bigint, fault text)
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    WITH broken_year AS MATERIALIZED (
        SELECT edition_id, next_edition FROM audit.broken_years()
    ), judged AS (
        SELECT edition.edition_id,
               CASE WHEN event.event_id IS NULL THEN 'event'
                    WHEN edition.content_hash
                         IS DISTINCT FROM summary.edition_digest(edition.edition_id)
                         OR EXISTS (SELECT FROM broken_year
                                    WHERE broken_year.edition_id <= edition.edition_id
                                      AND (broken_year.next_edition IS NULL
                                           OR broken_year.next_edition > edition.edition_id))
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

-- Editions that the chain knows and that are gone.
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

-- Rows of any edition that are no longer what was published.
CREATE OR REPLACE FUNCTION audit.broken_rows() RETURNS TABLE (edition_id bigint, fault text)
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT t.edition_id, concat_ws(' ', 'total', t.region_code, t.year, t.scope)
    FROM summary.total AS t
    WHERE t.content_hash IS DISTINCT FROM summary.total_digest(t)
       -- no part of the hash, for it follows
       OR t.late IS DISTINCT FROM t.received - t.on_time
    UNION ALL
    SELECT r.edition_id, concat_ws(' ', 'roster', r.region_code, r.year)
    FROM summary.roster_digests() AS r WHERE r.content_hash IS DISTINCT FROM r.digest
    UNION ALL
    SELECT f.edition_id, concat_ws(' ', 'finding', f.fingerprint, 'submission', f.submission_id)
    FROM summary.finding_row AS f
    WHERE f.content_hash IS DISTINCT FROM summary.finding_digest(f)
    ORDER BY 1, 2
$$;

-- Reports whose figures as people read them and as the job reads them are not the same, as if one of
-- the two had been altered by itself: all up to five thousand, of more a fresh random sample.
CREATE OR REPLACE FUNCTION audit.broken_figures() RETURNS TABLE (submission_id bigint, fault text)
LANGUAGE sql VOLATILE PARALLEL SAFE AS $$
    SELECT filed.submission_id, concat_ws(' ', 'submission', filed.submission_id)
    FROM (SELECT submission.submission_id, cells, packed FROM intake.submission
          CROSS JOIN (SELECT 5000 / greatest(count(*), 1)::float8 AS part
                      FROM intake.submission) AS sample
          WHERE random() <= sample.part OFFSET 0) AS filed
    WHERE filed.packed IS DISTINCT FROM intake.packed_cells(filed.cells)
    ORDER BY 1
$$;

-- Rows whose content is as published, but which no longer stand where they stood: of an edition, or
-- replaced by an edition, that does not exist, or a finding about another submission, under another
-- name, or said to be older or younger than it is.
CREATE OR REPLACE FUNCTION audit.misplaced_rows() RETURNS TABLE (edition_id bigint, fault text)
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    WITH last AS MATERIALIZED (SELECT coalesce(max(edition_id), 0) AS id FROM summary.edition)
    SELECT y.edition_id, concat_ws(' ', 'year', y.year)
    FROM summary.edition_year AS y WHERE y.edition_id NOT IN (SELECT edition_id FROM summary.edition)
    UNION ALL
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

-- Rows of the registry that differ from what the noted changes left behind, as after an edit with
-- the triggers switched off. A change is unpacked once and not for each of its rows, of which a
-- nation's first ones have many. Every row that was ever noted is compared with the row that is
-- there now; where they differ and nothing was noted later, the registry was altered. The agencies
-- are by far the most rows: theirs are compared column by column, which takes half the time of
-- making a JSON object of each.
CREATE OR REPLACE FUNCTION audit.broken_registry() RETURNS TABLE (change_id bigint, fault text)
LANGUAGE sql STABLE PARALLEL SAFE
SET timezone = 'UTC' SET datestyle = 'ISO' SET work_mem = '64MB' SET enable_mergejoin = off AS $$
    WITH key_of AS (
        SELECT subject, columns FROM registry.table_key
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
               CASE WHEN change.act NOT IN ('DELETE', 'REPLACED') THEN part.value END AS left_as
        FROM change
        JOIN key_of USING (subject)
        LEFT JOIN truncated USING (subject)
        CROSS JOIN LATERAL jsonb_array_elements(change.rows) AS part (value)
        WHERE change.change_id > coalesce(truncated.change_id, 0)
    ), present (subject, value) AS (
        SELECT 'region', to_jsonb(t) FROM registry.region AS t
        UNION ALL SELECT 'region_past', to_jsonb(t) FROM registry.region_past AS t
        UNION ALL SELECT 'agency_past', to_jsonb(t) FROM registry.agency_past AS t
        UNION ALL SELECT 'deadline', to_jsonb(t) FROM registry.deadline AS t
        UNION ALL SELECT 'exemption', to_jsonb(t) FROM registry.exemption AS t
        UNION ALL SELECT 'extension', to_jsonb(t) FROM registry.extension AS t
        UNION ALL SELECT 'closing', to_jsonb(t) FROM registry.closing AS t
        UNION ALL SELECT 'succession', to_jsonb(t) FROM registry.succession AS t
        UNION ALL SELECT 'account', to_jsonb(t) FROM registry.account AS t
        UNION ALL SELECT 'form', to_jsonb(t) FROM registry.form AS t
        UNION ALL SELECT 'form_cell', to_jsonb(t) FROM registry.form_cell AS t
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
