-- Who filed and published when, without figures, for those who may not see the reports.

-- The reports of certain agencies, or certain ones; null if neither is given, for all of them, or if
-- there are so many agencies that all decisions are read once sooner than those about each report.
CREATE OR REPLACE FUNCTION audit.reports_of(
    report_year integer, agencies bigint[], submissions bigint[])
RETURNS bigint[]
LANGUAGE plpgsql STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF submissions IS NOT NULL OR agencies IS NULL OR cardinality(agencies) > 2000 THEN
        RETURN submissions;
    END IF;
    -- each agency by itself: beside many, the planner would read the year
    RETURN ARRAY(
        SELECT report.submission_id FROM unnest(agencies) AS wanted (agency_id)
        CROSS JOIN LATERAL (
            SELECT filed.submission_id, filed.year FROM intake.submission AS filed
            WHERE filed.agency_id = wanted.agency_id OFFSET 0) AS report
        WHERE report_year IS NULL OR report.year = report_year);
END
$$;
COMMENT ON FUNCTION audit.reports_of IS '某些单位的报告 / the reports of certain agencies';

-- Every report as the database knew it at an instant, now if null, of the regions that the login
-- may see: effective and declared dates, who stored it when, and whether it was sent back,
-- withdrawn or excused since. What is not null narrows it down: a year, agencies, reports.
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
            'WHERE held.region_code = ANY (ARRAY(SELECT registry.seen_regions())))' END);
    instant text := CASE WHEN known IS NULL THEN 'NULL' ELSE '$1' END;
    -- of certain agencies: which reports these are, so that no decisions about others are read
    chosen bigint[] := audit.reports_of(report_year, agencies, submissions);
    chosen_agencies bigint[];
BEGIN
    IF chosen IS NOT NULL THEN
        chosen_agencies := coalesce(agencies, ARRAY(
            SELECT report.agency_id FROM intake.submission AS report
            WHERE report.submission_id = ANY (chosen)));
    END IF;
    RETURN QUERY EXECUTE format($query$
        SELECT filed.*,
               filed.submission_id IN (
                   SELECT held.submission_id FROM intake.return_known(%1$s, $5) AS held),
               is_withdrawn,
               (filed.agency_id, filed.year) IN (
                   SELECT held.agency_id, held.year FROM intake.waiver_known(%1$s, $6) AS held
                   WHERE held.agency_id IS NOT NULL)
        FROM (SELECT report.submission_id, report.agency_id, report.year, report.revision,
                     report.submitted_at, report.published_on, report.stored_at,
                     report.stored_by, report.declared_at, report.declared_on
              FROM intake.filing_known(%1$s, $5) AS report WHERE %2$s) AS filed
        CROSS JOIN (SELECT false AS is_withdrawn) AS still
        UNION ALL
        SELECT report.submission_id, report.agency_id, report.year, report.revision,
               report.submitted_at, report.published_on, report.stored_at, report.stored_by,
               report.submitted_at, report.published_on, false, true, false
        FROM intake.submission AS report
        WHERE report.submission_id IN (
                  SELECT held.submission_id FROM intake.withdrawal_known(%1$s, $5) AS held)
          AND %2$s
    $query$, instant, wanted)
    USING known, report_year, agencies, submissions, chosen, chosen_agencies;
END
$$;
COMMENT ON FUNCTION audit.filing_known IS '某一时刻所知的报送，不含数据，限登录名可看的地区 / who filed when, as known at an instant, without figures, of the regions that the login may see';

CREATE OR REPLACE VIEW audit.filing AS SELECT * FROM audit.filing_known(NULL);
COMMENT ON VIEW audit.filing IS '何时报送，不含数据，限登录名可看的地区 / who filed when, without figures, of the regions that the login may see';

-- Of each agency the first report and the first publication of a year up to the end of a day, as
-- known at an instant: one row an agency, of the regions that the login may see, of certain
-- agencies if these are given. Of two publications that say the same day, the one with the page.
CREATE OR REPLACE FUNCTION audit.first_filings(
    known timestamptz, report_year integer, as_of date, agencies bigint[] DEFAULT NULL)
RETURNS TABLE (
    agency_id bigint, submission_id bigint, submitted_on date, stored_at timestamptz,
    stored_by text, declared_at timestamptz, published_on date, published_at timestamptz,
    published_by text, evidence text)
LANGUAGE plpgsql STABLE PARALLEL SAFE SECURITY DEFINER ROWS 500
SET search_path = pg_catalog, pg_temp SET work_mem = '64MB' AS $$
DECLARE
    -- put together, so that each question is planned for what it asks: reports come in the order of
    -- agencies from their index, and nothing has to be sorted
    wanted text := concat_ws(' AND ', 'filed.year = $2',
        CASE WHEN agencies IS NOT NULL THEN 'filed.agency_id = ANY ($4)' END,
        CASE WHEN NOT registry.sees_all() THEN
            'filed.agency_id IN (SELECT held.agency_id FROM registry.agency_place AS held '
            'WHERE held.region_code = ANY (ARRAY(SELECT registry.seen_regions())))' END);
    instant text := CASE WHEN known IS NULL THEN 'NULL' ELSE '$1' END;
    chosen bigint[] := audit.reports_of(report_year, agencies, NULL);
BEGIN
    RETURN QUERY EXECUTE format($query$
        WITH record AS MATERIALIZED (
            SELECT filed.agency_id, filed.published_on, filed.decided_at, filed.stored_by,
                   CASE WHEN filed.sha256 IS NULL THEN 'record' ELSE 'page' END AS evidence
            FROM intake.publication_known(%1$s, $4) AS filed WHERE %2$s
        )
        SELECT agency_id, first.submission_id, audit.china_day(first.submitted_at),
               first.stored_at, first.stored_by, first.declared_at, seen.published_on,
               seen.stored_at, seen.stored_by, seen.evidence
        FROM (SELECT DISTINCT ON (filed.agency_id) filed.agency_id, filed.submission_id,
                     filed.submitted_at, filed.stored_at, filed.stored_by, filed.declared_at
              FROM intake.filing_known(%1$s, $5) AS filed
              WHERE %2$s AND filed.submitted_at <= audit.end_of_day($3)
              ORDER BY filed.agency_id, filed.submitted_at, filed.revision) AS first
        FULL JOIN (
              SELECT DISTINCT ON (told.agency_id) told.*
              FROM (SELECT filed.agency_id, filed.published_on, filed.stored_at,
                           filed.stored_by, 'filing' AS evidence, 2 AS rank
                    FROM intake.filing_known(%1$s, $5) AS filed
                    WHERE %2$s AND filed.published_on > make_date($2, 12, 31)
                      AND filed.published_on <= $3
                    UNION ALL
                    SELECT agency_id, published_on, decided_at, stored_by, evidence,
                           CASE evidence WHEN 'page' THEN 1 ELSE 3 END
                    FROM record
                    WHERE published_on > make_date($2, 12, 31) AND published_on <= $3) AS told
              ORDER BY told.agency_id, told.published_on, told.rank, told.stored_at) AS seen
            USING (agency_id)
    $query$, instant, wanted) USING known, report_year, as_of, agencies, chosen;
END
$$;
COMMENT ON FUNCTION audit.first_filings IS '某年度截至某日各单位首次报送和首次公开 / the first report and the first publication of each agency up to a day';

-- What was noted down after an instant and bears on who was late in a year: decisions about
-- filings, and changes of the registry. An empty agency means all of a region, an empty region all
-- regions, an empty class every class, an empty event both. Up to `known`, and of certain regions
-- and their agencies, if these are given.
CREATE OR REPLACE FUNCTION audit.lateness_note(
    report_year integer, instant timestamptz, known timestamptz, regions text[] DEFAULT NULL,
    agencies bigint[] DEFAULT NULL)
RETURNS TABLE (
    agency_id bigint, region_code text, class text, event text, noted_at timestamptz,
    noted_by text)
LANGUAGE plpgsql STABLE PARALLEL SAFE SECURITY DEFINER ROWS 5
SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
    asks_for_many boolean := agencies IS NULL OR cardinality(agencies) > 2000;
BEGIN
    -- as of today nothing is later: the question that is asked most is answered at once
    IF instant >= clock_timestamp() THEN
        RETURN;
    END IF;
    RETURN QUERY
    WITH made AS (
        SELECT whole.kind, whole.decision_id, whole.agency_id, whole.decided_at, whole.stored_by,
               whole.details
        FROM intake.decision AS whole
        WHERE asks_for_many AND whole.year = report_year
          AND (agencies IS NULL OR whole.agency_id = ANY (agencies))
          AND whole.kind IN ('withdrawal', 'correction', 'publication')
        UNION ALL
        -- each agency by itself, so that no decisions about others are read
        SELECT held.kind, held.decision_id, held.agency_id, held.decided_at, held.stored_by,
               held.details
        FROM unnest(agencies) AS wanted (agency_id)
        CROSS JOIN LATERAL (
            SELECT * FROM intake.decision AS one
            WHERE one.agency_id = wanted.agency_id OFFSET 0) AS held
        WHERE NOT asks_for_many AND held.year = report_year
          AND held.kind IN ('withdrawal', 'correction', 'publication')
    ), decided AS (
        SELECT made.kind, made.agency_id, made.decided_at, made.stored_by, made.details
        FROM made WHERE made.decided_at > instant
        UNION ALL
        SELECT made.kind, made.agency_id, back.decided_at, back.stored_by, made.details
        FROM intake.revocation AS back JOIN made USING (kind, decision_id)
        WHERE back.decided_at > instant
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
    LEFT JOIN LATERAL registry.area_in(since.row_key ->> 0, report_year, known) AS place ON true
    WHERE since.row_key ->> 1 = report_year::text
    UNION ALL
    SELECT NULL, place.region_code, NULL, 'submit', since.changed_at, since.changed_by
    FROM registry.changed_since('closing', instant, known, regions) AS since
    CROSS JOIN LATERAL registry.area_in(since.row_key ->> 0, report_year, known) AS place
    WHERE since.row_key ->> 1 = report_year::text
    UNION ALL
    -- a name alone makes nobody late
    SELECT agency.agency_id, NULL, NULL, NULL, since.changed_at, since.changed_by
    FROM registry.changed_since('agency', instant, known, regions) AS since
    -- each is looked up, for those that changed are few
    CROSS JOIN LATERAL (
        SELECT * FROM registry.agency_known(known) AS held
        WHERE held.agency_id = (since.row_key ->> 0)::bigint OFFSET 0) AS agency
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
