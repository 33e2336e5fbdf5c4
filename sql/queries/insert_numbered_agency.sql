-- $1 agency_id, $2 region_code, $3 name, $4 class, $5 counts_in_total, $6 active_from, $7 active_to.
INSERT INTO registry.agency
    (agency_id, region_code, name, class, counts_in_total, active_from, active_to)
VALUES ($1::bigint, $2::text, $3::text, $4::text, $5::boolean, $6::date, $7::date)
