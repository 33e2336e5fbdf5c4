-- m0014: the hash of each sealed row alone, so that part of the record can be checked by itself.
-- The digest of a seal is the hash of these hashes in the order of the rows' numbers.
CREATE FUNCTION audit.row_digest(filed intake.submission) RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT encode(sha256(
        convert_to(concat_ws('|', filed.submission_id, filed.agency_id, filed.year,
            filed.revision, filed.form_id, extract(epoch FROM filed.submitted_at),
            coalesce(filed.published_on::text, '-'), extract(epoch FROM filed.stored_at),
            filed.stored_by, coalesce(filed.source, '-'), ''), 'UTF8')
        || filed.packed || convert_to(filed.narrative::text, 'UTF8')), 'hex')
$$;

-- Instants as text depend on the session's time zone, so it is fixed for these.
CREATE FUNCTION audit.row_digest(read_from intake.document) RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE SET timezone = 'UTC' AS $$
    SELECT encode(sha256(convert_to(to_jsonb(read_from)::text, 'UTF8')), 'hex')
$$;

CREATE FUNCTION audit.row_digest(allowed intake.waiver) RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE SET timezone = 'UTC' AS $$
    SELECT encode(sha256(convert_to(audit.waiver_row(allowed)::text, 'UTF8')), 'hex')
$$;

CREATE FUNCTION audit.row_digest(sent_back intake.return) RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE SET timezone = 'UTC' AS $$
    SELECT encode(sha256(convert_to(to_jsonb(sent_back)::text, 'UTF8')), 'hex')
$$;

CREATE FUNCTION audit.row_digest(noted registry.change) RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE SET timezone = 'UTC' AS $$
    SELECT encode(sha256(convert_to(to_jsonb(noted)::text, 'UTF8')), 'hex')
$$;

-- The submissions of a roster as agency:revision:submission, in their order.
CREATE FUNCTION audit.entries_text(submission_ids bigint[]) RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT string_agg(concat_ws(':', submission.agency_id, submission.revision,
                                submission.submission_id), ' ' ORDER BY position)
    FROM unnest(submission_ids) WITH ORDINALITY AS entry (submission_id, position)
    JOIN intake.submission USING (submission_id)
$$;

REVOKE ALL ON FUNCTION audit.row_digest(intake.submission), audit.row_digest(intake.document),
    audit.row_digest(intake.waiver), audit.row_digest(intake.return),
    audit.row_digest(registry.change), audit.entries_text FROM PUBLIC;
GRANT EXECUTE ON FUNCTION audit.row_digest(intake.submission), audit.row_digest(intake.document),
    audit.row_digest(intake.waiver), audit.row_digest(intake.return),
    audit.row_digest(registry.change), audit.entries_text TO huizong_worker, huizong_auditor;
