-- Who filed and published when, without figures, for those who may not see the reports.

-- Every report as the database knew it at an instant, now if null, of the regions that the login may
-- see: effective and declared dates, who stored it when, and whether it was sent back, withdrawn or
-- excused since. What is not null narrows it down: a year, agencies, reports.
CREATE OR REPLACE FUNCTION audit.filing_known(
    known timestamptz, report_year integer DEFAULT NULL, agencies bigint[] DEFAULT NULL,
    submissions bigint[] DEFAULT NULL)
RETURNS TABLE (
    submission_id bigint, agency_id bigint, year integer, revision integer,
    submitted_at timestamptz, published_on date, stored_at timestamptz, stored_by text,
    declared_at timestamptz, declared_on date, is_returned boolean, is_withdrawn boolean,
    has_waiver boolean)
LANGUAGE plpgsql STABLE PARALLEL SAFE SECURITY DEFINER ROWS 20000
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    -- put together, so that each question is planned for what it asks and reaches its index
    wanted text := concat_ws(' AND ', 'true',
        CASE WHEN report_year IS NOT NULL THEN 'report.year = $2' END,
        CASE WHEN agencies IS NOT NULL THEN 'report.agency_id = ANY ($3)' END,
        CASE WHEN submissions IS NOT NULL THEN 'report.submission_id = ANY ($4)' END,
        CASE WHEN NOT registry.sees_all() THEN
            'report.agency_id IN (SELECT held.agency_id FROM registry.agency_place AS held '
            'WHERE held.region_code IN (SELECT registry.seen_regions()))' END);
    instant text := CASE WHEN known IS NULL THEN 'NULL' ELSE '$1' END;
BEGIN
    RETURN QUERY EXECUTE format($query$
        SELECT filed.*,
               EXISTS (SELECT FROM intake.return_known(%1$s) AS held
                       WHERE held.submission_id = filed.submission_id),
               is_withdrawn,
               EXISTS (SELECT FROM intake.waiver_known(%1$s) AS held
                       WHERE held.agency_id = filed.agency_id AND held.year = filed.year)
        FROM (SELECT report.submission_id, report.agency_id, report.year, report.revision,
                     report.submitted_at, report.published_on, report.stored_at,
                     report.stored_by, report.declared_at, report.declared_on
              FROM intake.filing_known(%1$s) AS report WHERE %2$s) AS filed
        CROSS JOIN (SELECT false AS is_withdrawn) AS still
        UNION ALL
        SELECT report.submission_id, report.agency_id, report.year, report.revision,
               report.submitted_at, report.published_on, report.stored_at, report.stored_by,
               report.submitted_at, report.published_on, false, true, false
        FROM intake.submission AS report
        WHERE report.submission_id IN (
                  SELECT held.submission_id FROM intake.withdrawal_known(%1$s) AS held)
          AND %2$s
    $query$, instant, wanted) USING known, report_year, agencies, submissions;
END
$$;
COMMENT ON FUNCTION audit.filing_known IS '某一时刻所知的报送，不含数据，限登录名可看的地区 / who filed when, as known at an instant, without figures, of the regions that the login may see';

CREATE OR REPLACE VIEW audit.filing AS SELECT * FROM audit.filing_known(NULL);
COMMENT ON VIEW audit.filing IS '何时报送，不含数据，限登录名可看的地区 / who filed when, without figures, of the regions that the login may see';

-- Publications that were recorded apart from a report, likewise.
CREATE OR REPLACE FUNCTION audit.publication_known(known timestamptz, report_year integer)
RETURNS TABLE (
    agency_id bigint, published_on date, stored_at timestamptz, stored_by text, has_page boolean)
LANGUAGE sql STABLE PARALLEL SAFE SECURITY DEFINER ROWS 20 SET search_path = pg_catalog, pg_temp AS $$
    SELECT held.agency_id, held.published_on, held.decided_at, held.stored_by,
           held.sha256 IS NOT NULL
    FROM intake.publication_known(publication_known.known) AS held
    WHERE held.year = publication_known.report_year
      AND ((SELECT registry.sees_all()) OR held.agency_id IN (
               SELECT place.agency_id FROM registry.agency_place AS place
               WHERE place.region_code IN (SELECT registry.seen_regions())))
$$;
COMMENT ON FUNCTION audit.publication_known IS '某一时刻所知的公开记录 / publications recorded apart from a report, as known at an instant';

-- What was noted down after an instant and bears on who was late in a year: decisions about filings,
-- and changes of the registry. An empty agency means all of a region, an empty region all regions,
-- an empty class every class, an empty event both. Up to `known`, and of certain regions, if these
-- are given.
CREATE OR REPLACE FUNCTION audit.lateness_note(
    report_year integer, instant timestamptz, known timestamptz, regions text[] DEFAULT NULL)
RETURNS TABLE (
    agency_id bigint, region_code text, class text, event text, noted_at timestamptz,
    noted_by text)
LANGUAGE plpgsql STABLE PARALLEL SAFE SECURITY DEFINER ROWS 5
SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
BEGIN
    -- as of today nothing is later: the question that is asked most is answered at once
    IF instant >= clock_timestamp() THEN
        RETURN;
    END IF;
    RETURN QUERY
    WITH decided AS (
        SELECT made.kind, made.agency_id, made.decided_at, made.stored_by, made.details
        FROM intake.decision AS made
        WHERE made.year = report_year AND made.decided_at > instant
          AND made.kind IN ('withdrawal', 'correction', 'publication')
        UNION ALL
        SELECT made.kind, made.agency_id, back.decided_at, back.stored_by, made.details
        FROM intake.revocation AS back
        JOIN intake.decision AS made USING (kind, decision_id)
        WHERE made.year = report_year AND back.decided_at > instant
          AND made.kind IN ('withdrawal', 'correction', 'publication')
    )
    SELECT decided.agency_id, NULL::text, NULL::text, part.event, decided.decided_at,
           decided.stored_by
    FROM decided
    CROSS JOIN LATERAL (
        SELECT NULL::text AS event WHERE decided.kind = 'withdrawal'
        UNION ALL SELECT 'submit' WHERE decided.kind = 'correction'
            AND decided.details ? 'submitted_at'
        UNION ALL SELECT 'publish' WHERE decided.kind <> 'withdrawal'
            AND decided.details ? 'published_on') AS part
    WHERE known IS NULL OR decided.decided_at <= known
    UNION ALL
    SELECT (since.row_key ->> 0)::bigint, NULL, NULL, NULL, since.changed_at, since.changed_by
    FROM registry.changed_since('exemption', instant, known, regions) AS since
    WHERE since.row_key ->> 1 = report_year::text
    UNION ALL
    SELECT (since.row_key ->> 0)::bigint, NULL, NULL, since.row_key ->> 2, since.changed_at,
           since.changed_by
    FROM registry.changed_since('extension', instant, known, regions) AS since
    WHERE since.row_key ->> 1 = report_year::text
    UNION ALL
    SELECT NULL, place.region_code, since.row_key ->> 2, since.row_key ->> 3, since.changed_at,
           since.changed_by
    FROM registry.changed_since('deadline', instant, known, regions) AS since
    LEFT JOIN registry.region_within_in(report_year, known) AS place
        ON place.ancestor_code = since.row_key ->> 0
    WHERE since.row_key ->> 1 = report_year::text
    UNION ALL
    SELECT NULL, place.region_code, NULL, 'submit', since.changed_at, since.changed_by
    FROM registry.changed_since('closing', instant, known, regions) AS since
    JOIN registry.region_within_in(report_year, known) AS place
        ON place.ancestor_code = since.row_key ->> 0
    WHERE since.row_key ->> 1 = report_year::text
    UNION ALL
    -- a name alone makes nobody late
    SELECT agency.agency_id, NULL, NULL, NULL, since.changed_at, since.changed_by
    FROM registry.changed_since('agency', instant, known, regions) AS since
    JOIN registry.agency_known(known) AS agency
        ON agency.agency_id = (since.row_key ->> 0)::bigint
    WHERE (since.was ->> 'region_code', since.was ->> 'class', since.was ->> 'active_from',
           since.was ->> 'active_to')
          IS DISTINCT FROM (agency.region_code, agency.class, agency.active_from::text,
                            agency.active_to::text)
    UNION ALL
    SELECT (since.row_key ->> 0)::bigint, NULL, NULL, NULL, since.changed_at, since.changed_by
    FROM registry.changed_since('agency_past', instant, known, regions) AS since
    WHERE since.row_key ->> 1 > make_date(report_year, 12, 31)::text;
END
$$;
COMMENT ON FUNCTION audit.lateness_note IS '某一时刻之后补录、影响时效的事项 / what was noted down after an instant and bears on who was late';
