-- $1 agency_id, $2 year, $3 event, $4 due_on, $5 reason, $6 granted_by, $7 granted_on.
INSERT INTO registry.extension (agency_id, year, event, due_on, reason, granted_by, granted_on)
VALUES ($1::bigint, $2::integer, $3::text, $4::date, $5::text, $6::text, $7::date)
ON CONFLICT (agency_id, year, event, granted_on)
    DO UPDATE SET due_on = EXCLUDED.due_on, reason = EXCLUDED.reason,
                  granted_by = EXCLUDED.granted_by
