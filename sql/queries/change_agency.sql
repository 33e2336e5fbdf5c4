-- $1 agency_id, $2 first day, $3 name, $4 region_code, $5 class, $6 counts_in_total.
SELECT registry.change_agency(
    $1::bigint, $2::date, $3::text, $4::text, $5::text, $6::boolean)
