-- m0017: a national year is read and written in bulk.

-- What a run reads of every report, in the order of agencies. The rows themselves, with the cells
-- as people read them, are eight times as large, and lie in the order in which they came in.
CREATE INDEX submission_to_run ON intake.submission (year, agency_id, revision)
    INCLUDE (submission_id, submitted_at, form_id, packed)
    WHERE octet_length(packed) <= 2000;
-- Longer ones do not fit into an index; no form of today makes one.
CREATE INDEX submission_long ON intake.submission (year, agency_id)
    WHERE octet_length(packed) > 2000;

-- The latest report of every agency from huizong.first_agency up to, but without,
-- huizong.end_agency, for the year that lies years_back before huizong.year; in the order of
-- agencies. PostgreSQL puts the body in the place of the call.
CREATE FUNCTION intake.latest_submissions(years_back integer)
RETURNS TABLE (
    agency_id bigint, submission_id bigint, revision integer, submitted_at timestamptz,
    form_id text, packed bytea)
LANGUAGE sql STABLE AS $$
    (SELECT latest.agency_id, latest.submission_id, latest.revision, latest.submitted_at,
            latest.form_id, latest.packed
     FROM intake.submission AS latest
     WHERE latest.year = (SELECT current_setting('huizong.year')::integer) - years_back
       AND latest.agency_id >= (SELECT current_setting('huizong.first_agency')::bigint)
       AND latest.agency_id < (SELECT current_setting('huizong.end_agency')::bigint)
       AND octet_length(latest.packed) <= 2000
       AND NOT EXISTS (
           SELECT FROM intake.submission AS correction
           WHERE correction.revision > 1 AND correction.agency_id = latest.agency_id
             AND correction.year = latest.year AND correction.revision > latest.revision)
     ORDER BY latest.agency_id)
    UNION ALL
    (SELECT latest.agency_id, latest.submission_id, latest.revision, latest.submitted_at,
            latest.form_id, latest.packed
     FROM intake.submission AS latest
     WHERE latest.year = (SELECT current_setting('huizong.year')::integer) - years_back
       AND latest.agency_id >= (SELECT current_setting('huizong.first_agency')::bigint)
       AND latest.agency_id < (SELECT current_setting('huizong.end_agency')::bigint)
       AND octet_length(latest.packed) > 2000
       AND NOT EXISTS (
           SELECT FROM intake.submission AS correction
           WHERE correction.revision > 1 AND correction.agency_id = latest.agency_id
             AND correction.year = latest.year AND correction.revision > latest.revision)
     ORDER BY latest.agency_id)
$$;
COMMENT ON FUNCTION intake.latest_submissions IS '夜间汇总读取的各单位最新报告 / the latest report of every agency, as a run reads them';
REVOKE ALL ON FUNCTION intake.latest_submissions FROM PUBLIC;
GRANT EXECUTE ON FUNCTION intake.latest_submissions TO huizong_worker;

-- A foreign key is looked up row by row, which took a tenth of a national run. Rows that name no
-- edition are found by audit verify; the form is read from the catalogue that is written first.
ALTER TABLE summary.total
    DROP CONSTRAINT total_edition_id_fkey, DROP CONSTRAINT total_form_id_fkey;
ALTER TABLE summary.roster DROP CONSTRAINT roster_edition_id_fkey;
ALTER TABLE summary.finding_row DROP CONSTRAINT finding_row_edition_id_fkey;

-- One index instead of two: by fingerprint, and each finding once in an edition.
ALTER TABLE summary.finding_row DROP CONSTRAINT finding_once;
DROP INDEX summary.finding_fingerprint;
ALTER TABLE summary.finding_row ADD CONSTRAINT finding_once
    UNIQUE NULLS NOT DISTINCT (fingerprint, submission_id, edition_id);
CREATE INDEX finding_waived ON summary.finding_row (submission_id) WHERE waiver_id IS NOT NULL;
