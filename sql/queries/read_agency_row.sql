-- The row of agency $1 as it is today, kept from others until the transaction ends.
SELECT agency_id, name, region_code, class, counts_in_total, active_from, active_to
FROM registry.agency WHERE agency_id = $1::bigint FOR NO KEY UPDATE
