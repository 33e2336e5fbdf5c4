-- Every region, in the order of its number in a run.
SELECT code, name, level, parent_code FROM registry.region ORDER BY code COLLATE "C"
