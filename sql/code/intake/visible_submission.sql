-- The reports that a run reads.

-- What the snapshot of the transaction sees, everywhere. Another server commits a row a moment
-- before this one commits the transaction that filed it, and its rows are read some time after the
-- snapshot was taken here: such a row is left out until a snapshot sees its entry in the inbox, which
-- is here, so that all connections of a run see the same, and the next run sees it as new. What
-- another server kept although this one gave the filing up has no entry and is no report. With every
-- row here this is the table itself.
CREATE OR REPLACE VIEW intake.visible_submission AS
SELECT * FROM intake.submission
WHERE intake.is_all_here()
   OR submission.tableoid NOT IN (SELECT ftrelid FROM pg_catalog.pg_foreign_table)
   OR EXISTS (SELECT FROM work.inbox
              WHERE inbox.is_elsewhere AND inbox.row_id = submission.submission_id);
COMMENT ON VIEW intake.visible_submission IS '本事务快照可见的报告，含其他服务器上的分区 / the reports that the transaction''s snapshot sees, also on other servers';

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
     FROM intake.visible_submission AS latest
     WHERE latest.year = (SELECT current_setting('huizong.year')::integer) - years_back
       AND latest.agency_id >= (SELECT current_setting('huizong.first_agency')::bigint)
       AND latest.agency_id < (SELECT current_setting('huizong.end_agency')::bigint)
       AND octet_length(latest.packed) <= 2000
       AND NOT EXISTS (
           SELECT FROM intake.visible_submission AS correction
           WHERE correction.revision > 1 AND correction.agency_id = latest.agency_id
             AND correction.year = latest.year AND correction.revision > latest.revision)
     ORDER BY latest.agency_id)
    UNION ALL
    (SELECT latest.agency_id, latest.submission_id, latest.revision, latest.submitted_at,
            latest.form_id, latest.packed
     FROM intake.visible_submission AS latest
     WHERE latest.year = (SELECT current_setting('huizong.year')::integer) - years_back
       AND latest.agency_id >= (SELECT current_setting('huizong.first_agency')::bigint)
       AND latest.agency_id < (SELECT current_setting('huizong.end_agency')::bigint)
       AND octet_length(latest.packed) > 2000
       AND NOT EXISTS (
           SELECT FROM intake.visible_submission AS correction
           WHERE correction.revision > 1 AND correction.agency_id = latest.agency_id
             AND correction.year = latest.year AND correction.revision > latest.revision)
     ORDER BY latest.agency_id)
$$;
COMMENT ON FUNCTION intake.latest_submissions IS '夜间汇总读取的各单位最新报告 / the latest report of every agency, as a run reads them';
