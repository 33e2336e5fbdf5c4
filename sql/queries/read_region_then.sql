-- One region by code as it stood in year $2 integer, today if null, as known at $3 instant, now if
-- null; and whether the login may see what it published.
SELECT code, name, level, parent_code, registry.sees_region(code) AS is_seen
FROM registry.region_in(coalesce($2::integer, 9999), $3::timestamptz) WHERE code = $1::text
