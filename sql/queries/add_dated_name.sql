-- $1 agency_id, $2 name, $3 first day of the next name.
SELECT registry.add_former_name($1::bigint, $2::text, $3::date)
