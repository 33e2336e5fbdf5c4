-- $1 agency_id, $2 its last day.
UPDATE registry.agency SET active_to = $2::date WHERE agency_id = $1::bigint
