-- Per region, worst first: $1 year, $2 region and all below (every region if null), $3 as-of day
-- (today in China if null).
SELECT p.region_code, region.name AS region_name, p.expected, p.on_time, p.late, p.missing,
       p.pending, p.exempt, p.on_time_rate
FROM audit.punctuality_as_of(
    $1::integer, coalesce($3::date, audit.china_day(clock_timestamp()))) AS p
JOIN registry.region ON region.code = p.region_code
WHERE $2::text IS NULL OR p.region_code IN (
    SELECT region_code FROM registry.region_within WHERE ancestor_code = $2::text)
ORDER BY p.on_time_rate NULLS LAST, p.region_code COLLATE "C"
