-- The hashes of sealed rows, each alone and many together.

-- The hash of each sealed row alone, so that part of the record can be checked by itself. The digest
-- of a seal is the hash of these hashes in the order of the rows' numbers. The region is not part of
-- it: it says where the row is kept and nothing of what was filed.
CREATE OR REPLACE FUNCTION audit.row_digest(filed intake.submission) RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT encode(sha256(
        convert_to(concat(filed.submission_id, '|', filed.agency_id, '|', filed.year, '|',
            filed.revision, '|', audit.text_field(filed.form_id), '|',
            extract(epoch FROM filed.submitted_at), '|',
            coalesce(filed.published_on::text, '-'), '|',
            extract(epoch FROM filed.stored_at), '|', audit.text_field(filed.stored_by), '|',
            audit.text_field(filed.source), '|', cardinality(filed.cells), '|'), 'UTF8')
        || filed.packed || convert_to(filed.narrative::text, 'UTF8')), 'hex')
$$;

-- Instants as text depend on the session's time zone, so it is fixed for these.
CREATE OR REPLACE FUNCTION audit.row_digest(read_from intake.document) RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE SET timezone = 'UTC' AS $$
    SELECT encode(sha256(convert_to(to_jsonb(read_from)::text, 'UTF8')), 'hex')
$$;

CREATE OR REPLACE FUNCTION audit.row_digest(allowed intake.waiver) RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE SET timezone = 'UTC' AS $$
    SELECT encode(sha256(convert_to(to_jsonb(allowed)::text, 'UTF8')), 'hex')
$$;

CREATE OR REPLACE FUNCTION audit.row_digest(sent_back intake.return) RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE SET timezone = 'UTC' AS $$
    SELECT encode(sha256(convert_to(to_jsonb(sent_back)::text, 'UTF8')), 'hex')
$$;

CREATE OR REPLACE FUNCTION audit.row_digest(known intake.ledger) RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE SET timezone = 'UTC' AS $$
    SELECT encode(sha256(convert_to(to_jsonb(known)::text, 'UTF8')), 'hex')
$$;

CREATE OR REPLACE FUNCTION audit.row_digest(taken_back intake.withdrawal) RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE SET timezone = 'UTC' AS $$
    SELECT encode(sha256(convert_to(to_jsonb(taken_back)::text, 'UTF8')), 'hex')
$$;

CREATE OR REPLACE FUNCTION audit.row_digest(dated intake.correction) RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE SET timezone = 'UTC' AS $$
    SELECT encode(sha256(convert_to(to_jsonb(dated)::text, 'UTF8')), 'hex')
$$;

CREATE OR REPLACE FUNCTION audit.row_digest(seen intake.publication) RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE SET timezone = 'UTC' AS $$
    SELECT encode(sha256(convert_to(to_jsonb(seen)::text, 'UTF8')), 'hex')
$$;

CREATE OR REPLACE FUNCTION audit.row_digest(taken_back intake.revocation) RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE SET timezone = 'UTC' AS $$
    SELECT encode(sha256(convert_to(to_jsonb(taken_back)::text, 'UTF8')), 'hex')
$$;

CREATE OR REPLACE FUNCTION audit.row_digest(noted registry.change) RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE SET timezone = 'UTC' AS $$
    SELECT encode(sha256(convert_to(to_jsonb(noted)::text, 'UTF8')), 'hex')
$$;

-- A run with what it judged if it was one of certain years or regions.
CREATE OR REPLACE FUNCTION audit.run_row(ended audit.run) RETURNS jsonb
LANGUAGE sql STABLE PARALLEL SAFE SET timezone = 'UTC' AS $$
    SELECT to_jsonb(ended) || jsonb_build_object('judged', (
        SELECT jsonb_agg(jsonb_build_object('year', judged.year,
                                            'region_codes', to_jsonb(judged.region_codes))
                         ORDER BY judged.year)
        FROM audit.run_year AS judged WHERE judged.run_id = ended.run_id))
$$;

CREATE OR REPLACE FUNCTION audit.row_digest(ended audit.run) RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT encode(sha256(convert_to(audit.run_row(ended)::text, 'UTF8')), 'hex')
$$;

-- Over everything that was filed. Instants as text depend on the session's time zone, so the
-- functions that write them fix it.
CREATE OR REPLACE FUNCTION audit.submission_digest(ids int8multirange) RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT encode(sha256(coalesce(string_agg(sha256(
        convert_to(concat(submission_id, '|', agency_id, '|', year, '|', revision, '|',
            audit.text_field(form_id), '|', extract(epoch FROM submitted_at), '|',
            coalesce(published_on::text, '-'), '|', extract(epoch FROM stored_at), '|',
            audit.text_field(stored_by), '|', audit.text_field(source), '|',
            cardinality(cells), '|'), 'UTF8')
        || packed || convert_to(narrative::text, 'UTF8')), ''::bytea ORDER BY submission_id),
        '')), 'hex')
    FROM unnest(ids) AS part (ids)
    JOIN intake.submission ON submission_id >= lower(part.ids) AND submission_id < upper(part.ids)
$$;

CREATE OR REPLACE FUNCTION audit.document_digest(ids int8multirange) RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE SET timezone = 'UTC' AS $$
    SELECT encode(sha256(coalesce(string_agg(sha256(
        convert_to(to_jsonb(document)::text, 'UTF8')), ''::bytea ORDER BY submission_id), '')), 'hex')
    FROM unnest(ids) AS part (ids)
    JOIN intake.document ON submission_id >= lower(part.ids) AND submission_id < upper(part.ids)
$$;

CREATE OR REPLACE FUNCTION audit.waiver_digest(ids int8multirange) RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE SET timezone = 'UTC' AS $$
    SELECT encode(sha256(coalesce(string_agg(sha256(
        convert_to(to_jsonb(waiver)::text, 'UTF8')), ''::bytea ORDER BY waiver_id), '')), 'hex')
    FROM unnest(ids) AS part (ids)
    JOIN intake.waiver ON waiver_id >= lower(part.ids) AND waiver_id < upper(part.ids)
$$;

CREATE OR REPLACE FUNCTION audit.return_digest(ids int8multirange) RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE SET timezone = 'UTC' AS $$
    SELECT encode(sha256(coalesce(string_agg(sha256(
        convert_to(to_jsonb(sent_back)::text, 'UTF8')), ''::bytea ORDER BY return_id), '')),
        'hex')
    FROM unnest(ids) AS part (ids)
    JOIN intake.return AS sent_back ON return_id >= lower(part.ids) AND return_id < upper(part.ids)
$$;

-- Of these there are few: no index is asked.
CREATE OR REPLACE FUNCTION audit.withdrawal_digest(ids int8multirange) RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE SET timezone = 'UTC' AS $$
    SELECT encode(sha256(coalesce(string_agg(sha256(
        convert_to(to_jsonb(withdrawal)::text, 'UTF8')), ''::bytea ORDER BY withdrawal_id), '')),
        'hex')
    FROM intake.withdrawal WHERE withdrawal_id <@ ids
$$;

CREATE OR REPLACE FUNCTION audit.correction_digest(ids int8multirange) RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE SET timezone = 'UTC' AS $$
    SELECT encode(sha256(coalesce(string_agg(sha256(
        convert_to(to_jsonb(correction)::text, 'UTF8')), ''::bytea ORDER BY correction_id), '')),
        'hex')
    FROM intake.correction WHERE correction_id <@ ids
$$;

CREATE OR REPLACE FUNCTION audit.publication_digest(ids int8multirange) RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE SET timezone = 'UTC' AS $$
    SELECT encode(sha256(coalesce(string_agg(sha256(
        convert_to(to_jsonb(publication)::text, 'UTF8')), ''::bytea ORDER BY publication_id),
        '')), 'hex')
    FROM intake.publication WHERE publication_id <@ ids
$$;

CREATE OR REPLACE FUNCTION audit.revocation_digest(ids int8multirange) RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE SET timezone = 'UTC' AS $$
    SELECT encode(sha256(coalesce(string_agg(sha256(
        convert_to(to_jsonb(revocation)::text, 'UTF8')), ''::bytea ORDER BY revocation_id), '')),
        'hex')
    FROM intake.revocation WHERE revocation_id <@ ids
$$;

CREATE OR REPLACE FUNCTION audit.ledger_digest(ids int8multirange) RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE SET timezone = 'UTC' AS $$
    SELECT encode(sha256(coalesce(string_agg(sha256(
        convert_to(to_jsonb(ledger)::text, 'UTF8')), ''::bytea ORDER BY entry_id), '')), 'hex')
    FROM unnest(ids) AS part (ids)
    JOIN intake.ledger ON entry_id >= lower(part.ids) AND entry_id < upper(part.ids)
$$;

CREATE OR REPLACE FUNCTION audit.change_digest(ids int8multirange) RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE SET timezone = 'UTC' AS $$
    SELECT encode(sha256(coalesce(string_agg(sha256(
        convert_to(to_jsonb(change)::text, 'UTF8')), ''::bytea ORDER BY change_id), '')), 'hex')
    FROM unnest(ids) AS part (ids)
    JOIN registry.change ON change_id >= lower(part.ids) AND change_id < upper(part.ids)
$$;

CREATE OR REPLACE FUNCTION audit.run_digest(ids int8multirange) RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT encode(sha256(coalesce(string_agg(
        sha256(convert_to(audit.run_row(run)::text, 'UTF8')), ''::bytea ORDER BY run_id), '')),
        'hex')
    FROM unnest(ids) AS part (ids)
    JOIN audit.run ON run_id >= lower(part.ids) AND run_id < upper(part.ids)
$$;

-- The digest of the sealed rows of one kind; the same for sealing and for verifying.
CREATE OR REPLACE FUNCTION audit.sealed_digest(kind text, ids int8multirange) RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT CASE kind WHEN 'submission' THEN audit.submission_digest(ids)
                     WHEN 'document' THEN audit.document_digest(ids)
                     WHEN 'waiver' THEN audit.waiver_digest(ids)
                     WHEN 'return' THEN audit.return_digest(ids)
                     WHEN 'ledger' THEN audit.ledger_digest(ids)
                     WHEN 'withdrawal' THEN audit.withdrawal_digest(ids)
                     WHEN 'correction' THEN audit.correction_digest(ids)
                     WHEN 'publication' THEN audit.publication_digest(ids)
                     WHEN 'revocation' THEN audit.revocation_digest(ids)
                     WHEN 'change' THEN audit.change_digest(ids)
                     WHEN 'run' THEN audit.run_digest(ids) END
$$;

-- The submissions of a roster as agency:revision:submission, in their order.
CREATE OR REPLACE FUNCTION audit.entries_text(submission_ids bigint[]) RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT string_agg(concat_ws(':', submission.agency_id, submission.revision,
                                submission.submission_id), ' ' ORDER BY position)
    FROM unnest(submission_ids) WITH ORDINALITY AS entry (submission_id, position)
    JOIN intake.submission USING (submission_id)
$$;
