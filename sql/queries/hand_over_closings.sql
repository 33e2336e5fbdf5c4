-- Closing dates of region $1 from year $3 on become those of region $2.
UPDATE registry.closing SET region_code = $2::text
WHERE region_code = $1::text AND year >= $3::integer
