-- Regions and years with something new since a snapshot: $1 pg_snapshot as text; and those where a
-- waiver ended between two days: $2 the last run's business date, $3 this run's.
-- A null region or year means all. The bound on xids lets the indexes find the few new rows.
WITH filed AS (
    SELECT DISTINCT agency_id, year FROM intake.submission
    WHERE stored_xid >= pg_snapshot_xmin($1::pg_snapshot)
      AND NOT pg_visible_in_snapshot(stored_xid, $1::pg_snapshot)
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
SELECT agency.region_code, waiver.year
FROM intake.waiver JOIN registry.agency USING (agency_id)
WHERE (waiver.stored_xid >= pg_snapshot_xmin($1::pg_snapshot)
       AND NOT pg_visible_in_snapshot(waiver.stored_xid, $1::pg_snapshot))
   OR (waiver.holds_until >= least($2::date, $3::date)
       AND waiver.holds_until < greatest($2::date, $3::date))
UNION
SELECT region_code, year FROM registry.change
-- who may look at a figure does not change it
WHERE subject <> 'account' AND changed_xid >= pg_snapshot_xmin($1::pg_snapshot)
  AND NOT pg_visible_in_snapshot(changed_xid, $1::pg_snapshot)
