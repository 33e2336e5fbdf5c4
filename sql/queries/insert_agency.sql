-- $1 region_code, $2 name, $3 class, $4 counts_in_total, $5 active_from, $6 active_to.
INSERT INTO registry.agency (region_code, name, class, counts_in_total, active_from, active_to)
VALUES ($1::text, $2::text, $3::text, $4::boolean, $5::date, $6::date) RETURNING agency_id
