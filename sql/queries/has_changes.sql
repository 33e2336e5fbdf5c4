-- Whether read_changes could name anything, asked of its sources alone: $1 pg_snapshot as text, $2 and
-- $3 date as there. On the night of a due date it may say yes although no region has changed. And
-- whether anything else is new that a run has to seal.
SELECT EXISTS (SELECT FROM intake.submission
               WHERE stored_xid >= pg_snapshot_xmin($1::pg_snapshot)
                 AND NOT pg_visible_in_snapshot(stored_xid, $1::pg_snapshot)
                 AND submission_id > (SELECT audit.inherited_up_to('submission')))
    OR EXISTS (SELECT FROM intake.return
               WHERE stored_xid >= pg_snapshot_xmin($1::pg_snapshot)
                 AND NOT pg_visible_in_snapshot(stored_xid, $1::pg_snapshot))
    OR EXISTS (SELECT FROM intake.waiver
               WHERE stored_xid >= pg_snapshot_xmin($1::pg_snapshot)
                 AND NOT pg_visible_in_snapshot(stored_xid, $1::pg_snapshot)
                 AND waiver_id > (SELECT audit.inherited_up_to('waiver')))
    OR EXISTS (SELECT FROM registry.change
               WHERE subject <> 'account' AND changed_xid >= pg_snapshot_xmin($1::pg_snapshot)
                 AND NOT pg_visible_in_snapshot(changed_xid, $1::pg_snapshot)
                 AND change_id > (SELECT audit.inherited_up_to('change')))
    OR $2::date <> $3::date AND (
        EXISTS (SELECT FROM intake.waiver
                WHERE holds_until >= least($2::date, $3::date)
                  AND holds_until < greatest($2::date, $3::date))
        -- 31 January: whoever has no other day has until then
        OR EXISTS (
            SELECT FROM generate_series(extract(year FROM least($2::date, $3::date))::integer,
                                        extract(year FROM greatest($2::date, $3::date))::integer)
                AS year
            WHERE make_date(year, 1, 31) >= least($2::date, $3::date)
              AND make_date(year, 1, 31) < greatest($2::date, $3::date))
        OR EXISTS (SELECT FROM registry.deadline
                   WHERE event = 'submit' AND due_on >= least($2::date, $3::date)
                     AND due_on < greatest($2::date, $3::date))
        OR EXISTS (SELECT FROM registry.extension
                   WHERE (event = 'submit' AND due_on >= least($2::date, $3::date)
                          AND due_on < greatest($2::date, $3::date))
                      OR (granted_on > least($2::date, $3::date)
                          AND granted_on <= greatest($2::date, $3::date))))
    AS has_changes,
    -- what is sealed besides all that
    EXISTS (SELECT FROM intake.document
            WHERE stored_xid >= pg_snapshot_xmin($1::pg_snapshot)
              AND NOT pg_visible_in_snapshot(stored_xid, $1::pg_snapshot)
              AND submission_id > (SELECT audit.inherited_up_to('document')))
    OR EXISTS (SELECT FROM registry.change
               WHERE subject = 'account' AND changed_xid >= pg_snapshot_xmin($1::pg_snapshot)
                 AND NOT pg_visible_in_snapshot(changed_xid, $1::pg_snapshot)
                 AND change_id > (SELECT audit.inherited_up_to('change')))
    AS has_unsealed
