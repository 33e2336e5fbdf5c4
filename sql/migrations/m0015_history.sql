-- m0015: any past moment can be asked for, and the record says more of what was altered.

-- What the views show, as published at an instant. Rows that an edition replaced are few, so these
-- indexes cost nothing until something changes.
CREATE INDEX finding_past ON summary.finding_row (year, region_code)
    WHERE superseded_by IS NOT NULL;

CREATE FUNCTION summary.finding_as_of(instant timestamptz)
RETURNS TABLE (
    submission_id bigint, agency_id bigint, year integer, rule text, severity text, verdict text,
    cells text[], left_value numeric, right_value numeric, difference numeric, message_zh text,
    message_en text, fingerprint text, first_edition_id bigint, waiver_id bigint,
    region_code text, scope text)
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT submission_id, agency_id, year, rule, severity, verdict, cells, left_value,
           right_value, difference, message_zh, message_en, fingerprint, first_edition_id,
           waiver_id, region_code, scope
    FROM summary.seen_finding
    WHERE edition_id <= (SELECT summary.edition_at(instant))
      AND (superseded_by IS NULL OR superseded_by > (SELECT summary.edition_at(instant)))
$$;
COMMENT ON FUNCTION summary.finding_as_of IS '某一时刻未决的核查结果 / findings that were open at an instant';

CREATE FUNCTION summary.completeness_as_of(instant timestamptz)
RETURNS TABLE (
    region_code text, year integer, scope text, expected integer, received integer,
    included integer, excluded integer, missing integer, on_time integer, late integer,
    edition_id bigint)
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT region_code, year, scope, expected, received, included, received - included,
           expected - received, on_time, late, (SELECT summary.edition_at(instant))
    FROM summary.seen_total
    WHERE edition_id <= (SELECT summary.edition_at(instant))
      AND (superseded_by IS NULL OR superseded_by > (SELECT summary.edition_at(instant)))
      AND scope <> 'direct'
$$;
COMMENT ON FUNCTION summary.completeness_as_of IS '某一时刻已公布的完整性 / how complete each total was at an instant';

CREATE FUNCTION summary.contribution_as_of(instant timestamptz)
RETURNS TABLE (
    region_code text, year integer, scope text, cell text, agency_id bigint, agency_name text,
    submission_id bigint, revision integer, value numeric, edition_id bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT place.ancestor_code, roster.year, scope.scope, c.cell, submission.agency_id,
           agency.name, submission.submission_id, submission.revision,
           trim_scale(submission.cells[c.position] * c.step),
           (SELECT summary.edition_at(instant))
    FROM registry.region_within AS place
    JOIN summary.roster ON roster.region_code = place.region_code
        AND roster.edition_id <= (SELECT summary.edition_at(instant))
        AND (roster.superseded_by IS NULL
             OR roster.superseded_by > (SELECT summary.edition_at(instant)))
    CROSS JOIN (VALUES ('own'), ('all')) AS scope (scope)
    CROSS JOIN LATERAL unnest(
        CASE scope.scope WHEN 'own' THEN roster.included_own
                         ELSE roster.included_own || roster.included_other END) AS counted (id)
    JOIN intake.submission ON submission.submission_id = counted.id
    JOIN registry.agency ON agency.agency_id = submission.agency_id
    JOIN registry.form_cell AS c ON c.form_id = submission.form_id
    WHERE (scope.scope = 'all' OR place.distance = 0)
      AND ((SELECT registry.sees_all())
           OR place.ancestor_code IN (SELECT registry.seen_regions()))
$$;
COMMENT ON FUNCTION summary.contribution_as_of IS '某一时刻各合计的组成 / what each total was made of at an instant';

-- An instant as people in China write it, fit for --as-of.
CREATE FUNCTION summary.china_time(instant timestamptz) RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT to_char(instant AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD"T"HH24:MI:SS.US"+08:00"')
$$;

-- What an office sees of a report that counts in its region: one cell, where it stood, and who let
-- the report in.
CREATE FUNCTION summary.counted_figures(
    wanted_cell text, wanted_region text, wanted_year integer, wanted_scope text,
    wanted_edition bigint, wanted_agency bigint DEFAULT NULL)
RETURNS TABLE (
    agency_id bigint, agency_name text, class text, submission_id bigint, revision integer,
    submitted_at text, published_on date, figure bigint, value numeric, file_name text,
    sha256 text, raw_text text, place_zh text, place_en text, waivers bigint[])
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT submission.agency_id, agency.name, agency.class, submission.submission_id,
           submission.revision, summary.china_time(submission.submitted_at),
           submission.published_on, submission.cells[c.position],
           trim_scale(submission.cells[c.position] * c.step), document.file_name,
           document.sha256, written ->> 'raw', written ->> 'place', written ->> 'place_en',
           (SELECT array_agg(DISTINCT finding.waiver_id ORDER BY finding.waiver_id)
            FROM summary.finding_row AS finding
            WHERE finding.submission_id = submission.submission_id
              AND finding.severity = 'error' AND finding.waiver_id IS NOT NULL
              AND finding.edition_id <= wanted_edition
              AND (finding.superseded_by IS NULL OR finding.superseded_by > wanted_edition))
    FROM summary.roster
    CROSS JOIN LATERAL unnest(
        CASE wanted_scope WHEN 'own' THEN roster.included_own
                          ELSE roster.included_own || roster.included_other END) AS counted (id)
    JOIN intake.submission ON submission.submission_id = counted.id
    JOIN registry.agency ON agency.agency_id = submission.agency_id
    JOIN registry.form_cell AS c ON c.form_id = submission.form_id AND c.cell = wanted_cell
    LEFT JOIN intake.document ON document.submission_id = submission.submission_id
    LEFT JOIN LATERAL (
        SELECT entry FROM jsonb_array_elements(document.cells) AS entry
        WHERE entry ->> 'cell' = wanted_cell LIMIT 1) AS place (written) ON true
    WHERE roster.edition_id <= wanted_edition
      AND (roster.superseded_by IS NULL OR roster.superseded_by > wanted_edition)
      AND roster.region_code = wanted_region AND roster.year = wanted_year
      AND (wanted_agency IS NULL OR submission.agency_id = wanted_agency)
      AND registry.sees_region(wanted_region)
$$;
COMMENT ON FUNCTION summary.counted_figures IS '一个数由哪些报告组成，附原文和位置 / which reports a figure is made of, as written and where';

CREATE FUNCTION summary.sums_of_reports(
    wanted_cell text, regions text[], wanted_year integer, wanted_scope text,
    wanted_edition bigint)
RETURNS TABLE (region_code text, reports bigint, value numeric)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT area.code, count(submission.submission_id),
           trim_scale(sum(submission.cells[c.position] * c.step))
    FROM unnest(regions) AS area (code)
    LEFT JOIN (
        registry.region_within AS place
        JOIN summary.roster ON roster.region_code = place.region_code
            AND roster.year = wanted_year AND roster.edition_id <= wanted_edition
            AND (roster.superseded_by IS NULL OR roster.superseded_by > wanted_edition)
        CROSS JOIN LATERAL unnest(
            CASE wanted_scope WHEN 'own' THEN roster.included_own
                              ELSE roster.included_own || roster.included_other END)
            AS counted (id)
        JOIN intake.submission ON submission.submission_id = counted.id
        JOIN registry.form_cell AS c
            ON c.form_id = submission.form_id AND c.cell = wanted_cell
    ) ON place.ancestor_code = area.code AND (wanted_scope = 'all' OR place.distance = 0)
    WHERE (SELECT registry.sees_all()) OR area.code IN (SELECT registry.seen_regions())
    GROUP BY area.code
$$;
COMMENT ON FUNCTION summary.sums_of_reports IS '从报告重新相加某格 / a cell added again from the reports themselves, whatever is stored as totals';

-- A report cannot have come in before its time; a day is left for clocks that differ.
CREATE FUNCTION intake.refuse_future() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RAISE EXCEPTION 'submitted_at % lies in the future, the database''s clock says % 报送时间晚于数据库时间，请核对时钟',
        NEW.submitted_at, NEW.stored_at USING ERRCODE = 'invalid_parameter_value';
END
$$;
CREATE TRIGGER not_from_the_future BEFORE INSERT ON intake.submission
    FOR EACH ROW WHEN (isfinite(NEW.submitted_at)
                       AND NEW.submitted_at > NEW.stored_at + interval '24 hours')
    EXECUTE FUNCTION intake.refuse_future();

-- Nothing is added to a chain whose last event was altered. The events before it are looked at by
-- huizong audit verify.
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

-- What the chain says of an edition: since this version also how many rows it changed.
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

CREATE OR REPLACE FUNCTION audit.broken_editions() RETURNS TABLE (edition_id bigint, fault text)
LANGUAGE sql STABLE AS $$
    SELECT edition.edition_id,
           CASE WHEN event.event_id IS NULL THEN 'event'
                WHEN edition.content_hash <> summary.edition_digest(edition.edition_id)
                    THEN 'content' END
    FROM summary.edition
    -- events of earlier versions say less
    LEFT JOIN audit.event
        ON event.kind = 'edition'
       AND event.payload IN (
           audit.edition_payload(edition),
           audit.edition_payload(edition) - 'changed_totals' - 'changed_findings')
    WHERE event.event_id IS NULL
       OR edition.content_hash <> summary.edition_digest(edition.edition_id)
    ORDER BY edition.edition_id
$$;

-- What is unsealed is looked for once a kind, not once a row.
CREATE OR REPLACE FUNCTION audit.broken_seals() RETURNS TABLE (event_id bigint, fault text)
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
        WHERE submission_id <@ (SELECT audit.unsealed('submission', NULL))
          AND pg_visible_in_snapshot(stored_xid, last_run.seen))
       OR EXISTS (
        SELECT FROM intake.document
        WHERE submission_id <@ (SELECT audit.unsealed('document', NULL))
          AND pg_visible_in_snapshot(stored_xid, last_run.seen))
       OR EXISTS (
        SELECT FROM intake.waiver
        WHERE waiver_id <@ (SELECT audit.unsealed('waiver', NULL))
          AND pg_visible_in_snapshot(stored_xid, last_run.seen))
       OR EXISTS (
        SELECT FROM intake.return
        WHERE submission_id <@ (SELECT audit.unsealed('return', NULL))
          AND pg_visible_in_snapshot(stored_xid, last_run.seen))
       OR EXISTS (
        SELECT FROM registry.change
        WHERE change_id <@ (SELECT audit.unsealed('change', NULL))
          AND pg_visible_in_snapshot(changed_xid, last_run.seen))
    ORDER BY 1, 2
$$;

-- Editions that the chain knows and that are gone.
CREATE FUNCTION audit.missing_editions() RETURNS TABLE (edition_id bigint, fault text)
LANGUAGE sql STABLE AS $$
    SELECT (event.payload ->> 'edition')::bigint, 'gone'
    FROM audit.event
    WHERE event.kind = 'edition' AND NOT EXISTS (
        SELECT FROM summary.edition
        WHERE edition.edition_id = (event.payload ->> 'edition')::bigint)
    ORDER BY 1
$$;

-- Rows whose content is as published, but which no longer stand where they stood: replaced by an
-- edition that does not exist, or a finding about another submission, under another name, or said
-- to be older or younger than it is.
CREATE FUNCTION audit.misplaced_rows() RETURNS TABLE (edition_id bigint, fault text)
LANGUAGE sql STABLE AS $$
    WITH last AS MATERIALIZED (SELECT coalesce(max(edition_id), 0) AS id FROM summary.edition)
    SELECT t.edition_id, concat_ws(' ', 'total', t.region_code, t.year, t.scope)
    FROM summary.total AS t, last WHERE t.superseded_by > last.id
    UNION ALL
    SELECT r.edition_id, concat_ws(' ', 'roster', r.region_code, r.year)
    FROM summary.roster AS r, last WHERE r.superseded_by > last.id
    UNION ALL
    SELECT f.edition_id, concat_ws(' ', 'finding', f.fingerprint, 'submission', f.submission_id)
    FROM summary.finding_row AS f CROSS JOIN last
    LEFT JOIN intake.submission AS s ON s.submission_id = f.submission_id
    WHERE f.superseded_by > last.id
       OR f.submission_id IS NOT NULL
          AND (s.agency_id, s.year, s.revision)
              IS DISTINCT FROM (f.agency_id, f.year, f.revision)
       OR f.fingerprint <> substr(encode(sha256(
              convert_to(f.rule, 'UTF8') || '\x00'
              -- findings about totals name the region and the scope in place of an agency
              || convert_to(coalesce(f.agency_id::text, f.region_code || ' ' || f.scope), 'UTF8')
              || '\x00'
              || convert_to(f.year::text, 'UTF8') || '\x00'
              || coalesce((SELECT string_agg(convert_to(cell, 'UTF8') || '\x00', ''::bytea
                                             ORDER BY position)
                           FROM unnest(f.cells) WITH ORDINALITY AS c (cell, position)), '')),
              'hex'), 1, 32)
       OR f.first_edition_id <> coalesce(
              (SELECT min(old.first_edition_id) FROM summary.finding_row AS old
               WHERE old.fingerprint = f.fingerprint AND old.edition_id < f.edition_id
                 AND (old.superseded_by IS NULL OR old.superseded_by >= f.edition_id)),
              f.edition_id)
    ORDER BY 1, 2
$$;

REVOKE ALL ON FUNCTION summary.china_time, summary.finding_as_of, summary.completeness_as_of,
    summary.contribution_as_of, summary.counted_figures, summary.sums_of_reports,
    intake.refuse_future, audit.missing_editions,
    audit.misplaced_rows FROM PUBLIC;
GRANT EXECUTE ON FUNCTION summary.china_time, summary.finding_as_of, summary.completeness_as_of,
    summary.contribution_as_of, summary.counted_figures, summary.sums_of_reports
    TO huizong_office, huizong_auditor, huizong_worker;
GRANT EXECUTE ON FUNCTION audit.missing_editions, audit.misplaced_rows
    TO huizong_auditor, huizong_worker;
