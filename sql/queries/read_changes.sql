-- Regions and years with something new since a snapshot: $1 pg_snapshot as text.
-- A null region or year means all. The bound on xids lets the indexes find the few new rows.
SELECT DISTINCT agency.region_code, submission.year
FROM intake.submission JOIN registry.agency USING (agency_id)
WHERE submission.stored_xid >= pg_snapshot_xmin($1::pg_snapshot)
  AND NOT pg_visible_in_snapshot(submission.stored_xid, $1::pg_snapshot)
UNION
SELECT region_code, year FROM registry.change
WHERE changed_xid >= pg_snapshot_xmin($1::pg_snapshot)
  AND NOT pg_visible_in_snapshot(changed_xid, $1::pg_snapshot)
