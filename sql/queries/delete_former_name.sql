-- A name whose day is known now: $1 agency_id, $2 name.
DELETE FROM registry.former_name WHERE agency_id = $1::bigint AND name = $2::text
