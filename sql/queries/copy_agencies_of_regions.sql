-- The same as copy_agencies for the regions named in huizong.regions only.
COPY (
    SELECT agency_id, region_code, class, standing
    FROM registry.agencies_in(current_setting('huizong.year')::integer)
    WHERE region_code = ANY (
        (SELECT string_to_array(current_setting('huizong.regions'), ','))::text[])
) TO STDOUT (FORMAT binary)
