-- $1 agency_id, $2 role.
DELETE FROM registry.contact WHERE agency_id = $1::bigint AND role = $2::text
