-- Which agency or region a login stands for.
COPY (
    SELECT login, agency_id, region_code FROM registry.account ORDER BY login COLLATE "C"
) TO STDOUT (FORMAT csv, HEADER)
