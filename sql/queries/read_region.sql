-- One region by code as it is today, whether the login may see what it published, and whether any
-- region stood otherwise at the end of year $2 integer: then read_region_then.sql says how this one did.
SELECT region.code, region.name, region.level, region.parent_code,
       registry.sees_region(region.code) AS is_seen,
       EXISTS (SELECT FROM registry.region_past AS past
               WHERE past.until > make_date(coalesce($2::integer, 9999), 12, 31))
           AS stood_otherwise
FROM registry.region WHERE region.code = $1::text
