-- Every agency with its region, class and standing in year huizong.year, null for most: no table is
-- joined and nothing is sent for what most agencies are, for the worker knows the regions.
COPY (
    SELECT agency_id, region_code, class, standing
    FROM registry.agencies_in(current_setting('huizong.year')::integer)
    -- chosen: WHERE agency_id = ANY (
    -- chosen:     (SELECT string_to_array(current_setting('huizong.agencies'), ','))::bigint[])
) TO STDOUT (FORMAT binary)
