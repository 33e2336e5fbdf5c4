-- $1 agency_id, $2 year, $3 reason, $4 granted_by.
INSERT INTO registry.exemption (agency_id, year, reason, granted_by)
VALUES ($1::bigint, $2::integer, $3::text, $4::text)
ON CONFLICT (agency_id, year)
    DO UPDATE SET reason = EXCLUDED.reason, granted_by = EXCLUDED.granted_by
