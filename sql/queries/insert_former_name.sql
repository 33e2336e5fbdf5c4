-- $1 agency_id, $2 name.
INSERT INTO registry.former_name (agency_id, name) VALUES ($1::bigint, $2::text)
ON CONFLICT DO NOTHING
