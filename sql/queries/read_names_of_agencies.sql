-- The names of agencies $1 bigint[].
SELECT agency_id, name FROM registry.agency WHERE agency_id = ANY ($1::bigint[])
