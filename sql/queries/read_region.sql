-- One region by code, and whether the login may see what it published.
SELECT code, name, level, parent_code, registry.sees_region(code) AS is_seen
FROM registry.region WHERE code = $1::text
