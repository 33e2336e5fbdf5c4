-- Closing dates of year $1, by region.
SELECT region_code, no_new_after, no_corrections_after FROM registry.closing
WHERE year = $1::integer
