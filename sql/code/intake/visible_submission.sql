-- What is filed, and the reports that a run reads.

-- Reports on other servers whose filing this one committed, for those who may not see the inbox.
CREATE OR REPLACE VIEW intake.filed_elsewhere AS
SELECT row_id AS submission_id FROM work.inbox WHERE is_elsewhere;
COMMENT ON VIEW intake.filed_elsewhere IS '存于其他服务器、已在本服务器登记的报告 / reports on other servers whose filing this one committed';

-- What every report effectively is, as the database knew it at an instant, now if null: with the
-- dates as corrected, and without what was withdrawn, which was never filed. All that asks what was
-- filed, when, and by whom asks here. Also what the snapshot of the transaction sees, everywhere:
-- another server commits a row a moment before this one commits the transaction that filed it, and
-- its rows are read some time after the snapshot was taken here: such a row is left out until a
-- snapshot sees its entry in the inbox, which is here, so that all connections of a run see the
-- same, and the next run sees it as new. What another server kept although this one gave the filing
-- up has no entry and is no report.
-- PostgreSQL puts the body in the place of the call. Decisions are read once for a statement, those
-- of certain reports if these are given, and each report is looked up among them.
CREATE OR REPLACE FUNCTION intake.filing_known(
    known timestamptz, only_submissions bigint[] DEFAULT NULL)
RETURNS TABLE (
    submission_id bigint, agency_id bigint, year integer, revision integer, form_id text,
    submitted_at timestamptz, published_on date, cells bigint[], packed bytea, narrative jsonb,
    source text, stored_at timestamptz, stored_by text, region_code text,
    declared_at timestamptz, declared_on date)
LANGUAGE sql STABLE AS $$
    SELECT report.submission_id, report.agency_id, report.year, report.revision, report.form_id,
           CASE WHEN report.submission_id IN (
                    SELECT held.submission_id
                    FROM intake.correction_known(known, only_submissions) AS held
                    WHERE held.submitted_at IS NOT NULL)
                THEN intake.corrected_time(report.submission_id, known)
                ELSE report.submitted_at END,
           CASE WHEN report.submission_id IN (
                    SELECT held.submission_id
                    FROM intake.correction_known(known, only_submissions) AS held
                    WHERE held.published_on IS NOT NULL)
                THEN intake.corrected_day(report.submission_id, known)
                ELSE report.published_on END,
           report.cells, report.packed, report.narrative, report.source, report.stored_at,
           report.stored_by, report.region_code, report.submitted_at, report.published_on
    FROM intake.submission AS report
    WHERE (known IS NULL OR report.stored_at <= known)
      AND (only_submissions IS NULL OR report.submission_id = ANY (only_submissions))
      AND report.submission_id NOT IN (
          SELECT held.submission_id FROM intake.withdrawal_known(known, only_submissions) AS held)
      AND (intake.is_all_here()
           OR report.tableoid NOT IN (SELECT ftrelid FROM pg_catalog.pg_foreign_table)
           OR EXISTS (SELECT FROM intake.filed_elsewhere
                      WHERE filed_elsewhere.submission_id = report.submission_id))
$$;
COMMENT ON FUNCTION intake.filing_known IS '某一时刻所知的全部报送：日期按更正，不含撤销的 / what is filed, as known at an instant: dates as corrected, without what was withdrawn';

CREATE OR REPLACE VIEW intake.visible_submission AS
SELECT submission_id, agency_id, year, revision, form_id, submitted_at, published_on, cells,
       packed, narrative, source, stored_at, stored_by, region_code
FROM intake.filing_known(NULL);
COMMENT ON VIEW intake.visible_submission IS '本事务快照可见的报告，日期按更正，不含撤销的，含其他服务器上的分区 / the reports that the transaction''s snapshot sees, also on other servers, as filed: dates as corrected, without what was withdrawn';

-- The reports that none of the same agency and year was filed after; of two filed in the same
-- instant the higher revision. That a later revision was filed earlier is rare, and only a report
-- that is not a first revision can be before such a one.
CREATE OR REPLACE VIEW intake.latest_submission AS
SELECT latest.*
FROM intake.visible_submission AS latest
WHERE NOT EXISTS (
          SELECT FROM intake.visible_submission AS correction
          WHERE correction.revision > 1 AND correction.agency_id = latest.agency_id
            AND correction.year = latest.year AND correction.revision > latest.revision
            AND correction.submitted_at >= latest.submitted_at)
  AND (latest.revision = 1 OR NOT EXISTS (
          SELECT FROM intake.visible_submission AS later
          WHERE later.agency_id = latest.agency_id AND later.year = latest.year
            AND later.revision < latest.revision AND later.submitted_at > latest.submitted_at));
COMMENT ON VIEW intake.latest_submission IS '各单位各年度最后报送的报告 / of each agency and year the report filed last';

-- The latest report of every agency from huizong.first_agency up to, but without,
-- huizong.end_agency, for the year that lies years_back before huizong.year; in the order of
-- agencies. PostgreSQL puts the body in the place of the call.
CREATE OR REPLACE FUNCTION intake.latest_submissions(years_back integer)
RETURNS TABLE (
    agency_id bigint, submission_id bigint, revision integer, submitted_at timestamptz,
    form_id text, packed bytea)
LANGUAGE sql STABLE AS $$
    (SELECT latest.agency_id, latest.submission_id, latest.revision, latest.submitted_at,
            latest.form_id, latest.packed
     FROM intake.latest_submission AS latest
     WHERE latest.year = (SELECT current_setting('huizong.year')::integer) - years_back
       AND latest.agency_id >= (SELECT current_setting('huizong.first_agency')::bigint)
       AND latest.agency_id < (SELECT current_setting('huizong.end_agency')::bigint)
       AND octet_length(latest.packed) <= 2000
     ORDER BY latest.agency_id)
    UNION ALL
    (SELECT latest.agency_id, latest.submission_id, latest.revision, latest.submitted_at,
            latest.form_id, latest.packed
     FROM intake.latest_submission AS latest
     WHERE latest.year = (SELECT current_setting('huizong.year')::integer) - years_back
       AND latest.agency_id >= (SELECT current_setting('huizong.first_agency')::bigint)
       AND latest.agency_id < (SELECT current_setting('huizong.end_agency')::bigint)
       AND octet_length(latest.packed) > 2000
     ORDER BY latest.agency_id)
$$;
COMMENT ON FUNCTION intake.latest_submissions IS '夜间汇总读取的各单位最新报告 / the latest report of every agency, as a run reads them';
