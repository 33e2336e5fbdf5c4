-- $1 code, $2 name, $3 level, $4 parent_code. A region that exists stays as it is.
INSERT INTO registry.region (code, name, level, parent_code)
VALUES ($1::text, $2::text, $3::text, $4::text) ON CONFLICT (code) DO NOTHING
