-- $1 agency_id, $2 credit_code.
UPDATE registry.agency SET credit_code = $2::text WHERE agency_id = $1::bigint
