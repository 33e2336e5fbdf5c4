-- What a run of certain years or regions judged: $1 run_id, $2 year, $3 region codes (all if null).
INSERT INTO audit.run_year (run_id, year, region_codes)
VALUES ($1::bigint, $2::integer, $3::text[])
