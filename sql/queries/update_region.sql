-- A correction, which holds for all years: $1 code, $2 name, $3 level, $4 parent_code.
UPDATE registry.region SET name = $2::text, level = $3::text, parent_code = $4::text
WHERE code = $1::text
