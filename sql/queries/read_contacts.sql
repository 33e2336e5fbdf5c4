-- Whom to call at agencies: $1 agency ids. One row each that is known.
SELECT agency_id, name, phone FROM registry.contact
WHERE agency_id = ANY ($1::bigint[]) AND role = 'contact'
