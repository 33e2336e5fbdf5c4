-- Every region as it stood in year $1 integer, today if null, in the order of its number in a run.
SELECT code, name, level, parent_code FROM registry.region_in(coalesce($1::integer, 9999))
ORDER BY code COLLATE "C"
