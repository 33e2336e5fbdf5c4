-- Regions and years with something new since a snapshot: $1 pg_snapshot as text; and those where a
-- waiver or the time to file ended, or an extension began, between two days: $2 and $3 date, the
-- first and the last business date since then.
-- A null region or year means all. The bound on xids lets the indexes find the few new rows.
WITH filed AS (
    SELECT DISTINCT agency_id, year FROM intake.visible_submission
    WHERE stored_xid >= pg_snapshot_xmin($1::pg_snapshot)
      AND NOT pg_visible_in_snapshot(stored_xid, $1::pg_snapshot)
      AND submission_id > (SELECT audit.inherited_up_to('submission'))
), passed AS MATERIALIZED (
    SELECT year
    FROM generate_series(extract(year FROM least($2::date, $3::date))::integer - 1,
                         extract(year FROM greatest($2::date, $3::date))::integer - 1) AS year
    WHERE make_date(year + 1, 1, 31) >= least($2::date, $3::date)
      AND make_date(year + 1, 1, 31) < greatest($2::date, $3::date)
    UNION
    SELECT year FROM registry.deadline
    WHERE event = 'submit' AND due_on >= least($2::date, $3::date)
      AND due_on < greatest($2::date, $3::date)
    UNION
    SELECT year FROM registry.extension
    WHERE event = 'submit' AND due_on >= least($2::date, $3::date)
      AND due_on < greatest($2::date, $3::date)
)
SELECT agency.region_code, filed.year FROM filed JOIN registry.agency USING (agency_id)
UNION
-- the next report, of the agency itself or of one that succeeded it, is compared with this one
SELECT agency.region_code, filed.year + 1 FROM filed JOIN registry.agency USING (agency_id)
UNION
SELECT agency.region_code, filed.year + 1
FROM filed JOIN registry.succession ON succession.predecessor_id = filed.agency_id
JOIN registry.agency ON agency.agency_id = succession.successor_id
UNION
SELECT agency.region_code, submission.year
FROM intake.return AS sent_back
JOIN intake.submission USING (submission_id)
JOIN registry.agency USING (agency_id)
WHERE sent_back.stored_xid >= pg_snapshot_xmin($1::pg_snapshot)
  AND NOT pg_visible_in_snapshot(sent_back.stored_xid, $1::pg_snapshot)
UNION
SELECT coalesce(agency.region_code, waiver.region_code), waiver.year
FROM intake.waiver LEFT JOIN registry.agency USING (agency_id)
WHERE (waiver.stored_xid >= pg_snapshot_xmin($1::pg_snapshot)
       AND NOT pg_visible_in_snapshot(waiver.stored_xid, $1::pg_snapshot)
       AND waiver.waiver_id > (SELECT audit.inherited_up_to('waiver')))
   OR (waiver.holds_until >= least($2::date, $3::date)
       AND waiver.holds_until < greatest($2::date, $3::date))
UNION
SELECT region_code, year FROM registry.change
-- who may look at a figure does not change it
WHERE subject <> 'account' AND changed_xid >= pg_snapshot_xmin($1::pg_snapshot)
  AND NOT pg_visible_in_snapshot(changed_xid, $1::pg_snapshot)
  AND change_id > (SELECT audit.inherited_up_to('change'))
UNION
-- an agency that had never filed has; OFFSET 0: each is looked up, whatever the statistics say
SELECT finding.region_code, finding.year
FROM filed
CROSS JOIN LATERAL (
    SELECT region_code, year FROM summary.finding_row
    WHERE superseded_by IS NULL AND submission_id IS NULL AND agency_id IS NOT NULL
      AND agency_id = filed.agency_id
    OFFSET 0) AS finding
UNION
-- an agency that never filed is overdue now; asked for on the few nights when a date has passed
SELECT agency.region_code, passed.year
FROM passed CROSS JOIN registry.agency
WHERE (SELECT count(*) FROM passed) > 0
  AND NOT EXISTS (
      SELECT FROM intake.visible_submission AS report WHERE report.agency_id = agency.agency_id)
UNION
-- an extension that had been noted down before it was granted
SELECT agency.region_code, extension.year
FROM registry.extension JOIN registry.agency USING (agency_id)
WHERE extension.granted_on > least($2::date, $3::date)
  AND extension.granted_on <= greatest($2::date, $3::date)
UNION
-- a year that a run asked for it alone may have begun: the next one is compared with it from now on
SELECT NULL, judged.year + 1
FROM audit.run JOIN audit.run_year AS judged USING (run_id)
WHERE run.outcome <> 'failed' AND judged.region_codes IS NULL
  AND run.run_id > (SELECT max(run_id) FROM audit.run
                    WHERE is_unrestricted AND outcome <> 'failed')
