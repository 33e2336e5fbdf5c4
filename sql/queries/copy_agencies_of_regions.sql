-- The same as copy_agencies for the regions named in huizong.regions only.
COPY (
    SELECT agency.agency_id, agency.region_code, agency.class,
           CASE WHEN agency.active_from
                    > (SELECT make_date(current_setting('huizong.year')::integer, 12, 31)) THEN 1
                WHEN agency.active_to
                    < (SELECT make_date(current_setting('huizong.year')::integer, 12, 31)) THEN 1
                WHEN (SELECT EXISTS (
                         SELECT FROM registry.exemption
                         WHERE exemption.year = (SELECT current_setting('huizong.year')::integer)))
                     AND agency.agency_id IN (
                         SELECT exemption.agency_id FROM registry.exemption
                         WHERE exemption.year = (SELECT current_setting('huizong.year')::integer))
                THEN 2
                WHEN NOT agency.counts_in_total THEN 3 END::smallint
    FROM registry.agency
    WHERE agency.region_code = ANY (
        (SELECT string_to_array(current_setting('huizong.regions'), ','))::text[])
) TO STDOUT (FORMAT binary)
