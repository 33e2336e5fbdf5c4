-- One region by code.
SELECT code, name, level, parent_code FROM registry.region WHERE code = $1::text
