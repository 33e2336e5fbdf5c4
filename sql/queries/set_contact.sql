-- $1 agency_id, $2 role, $3 name, $4 phone.
INSERT INTO registry.contact (agency_id, role, name, phone)
VALUES ($1::bigint, $2::text, $3::text, $4::text)
ON CONFLICT (agency_id, role) DO UPDATE SET name = EXCLUDED.name, phone = EXCLUDED.phone
