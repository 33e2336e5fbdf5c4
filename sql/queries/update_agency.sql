-- A correction, which holds for all years: $1 agency_id, $2 region_code, $3 name, $4 class,
-- $5 counts_in_total, $6 credit_code, $7 active_from (null: as it is), $8 active_to.
UPDATE registry.agency
SET region_code = $2::text, name = $3::text, class = $4::text, counts_in_total = $5::boolean,
    credit_code = $6::text, active_from = coalesce($7::date, active_from), active_to = $8::date
WHERE agency_id = $1::bigint
