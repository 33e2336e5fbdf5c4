-- The same as copy_agencies for the regions named in huizong.regions only.
COPY (
    SELECT agency.agency_id, agency.region_code,
           CASE agency.class WHEN 'department' THEN 1 WHEN 'township' THEN 2
                WHEN 'government_office' THEN 0 WHEN 'subdistrict' THEN 3 WHEN 'dispatched' THEN 4
                WHEN 'institution' THEN 5 END::smallint,
           CASE WHEN agency.active_from
                    > (SELECT make_date(current_setting('huizong.year')::integer, 12, 31)) THEN 1
                WHEN agency.active_to
                    < (SELECT make_date(current_setting('huizong.year')::integer, 12, 31)) THEN 1
                WHEN agency.agency_id IN (
                    SELECT exemption.agency_id FROM registry.exemption
                    WHERE exemption.year = (SELECT current_setting('huizong.year')::integer))
                THEN 2
                WHEN NOT agency.counts_in_total THEN 3
                ELSE 0 END::smallint
    FROM registry.agency
    WHERE agency.region_code = ANY (
        (SELECT string_to_array(current_setting('huizong.regions'), ','))::text[])
) TO STDOUT (FORMAT binary)
