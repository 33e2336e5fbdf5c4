-- Every region.
COPY (
    SELECT code, name, level, parent_code FROM registry.region ORDER BY code COLLATE "C"
) TO STDOUT (FORMAT csv, HEADER)
