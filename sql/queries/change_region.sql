-- $1 code, $2 first day, $3 name, $4 level, $5 parent_code.
SELECT registry.change_region($1::text, $2::date, $3::text, $4::text, $5::text)
