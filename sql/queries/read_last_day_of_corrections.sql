-- The day after which region $1 takes no corrections for year $2, as the database knew it at $3 instant
-- (now if null); no row if there is no such day.
SELECT no_corrections_after FROM registry.closings_in($2::integer, $3::timestamptz)
WHERE region_code = $1::text AND no_corrections_after IS NOT NULL
