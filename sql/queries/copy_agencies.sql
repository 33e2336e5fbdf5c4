-- Every agency with its region's number, class (from 0, in the order of AgencyClass) and standing
-- in year huizong.year: 0 its figures belong in the totals, 1 not active at the end of the year,
-- 2 exempt, 3 does not count. Regions huizong.regions only; every region if that is empty.
COPY (
    SELECT agency.agency_id, place.number,
           (array_position(ARRAY['government_office', 'department', 'township', 'subdistrict',
                                 'dispatched', 'institution'], agency.class) - 1)::smallint,
           CASE WHEN agency.active_from > period.last_day OR agency.active_to < period.last_day
                    THEN 1
                WHEN exemption.agency_id IS NOT NULL THEN 2
                WHEN NOT agency.counts_in_total THEN 3
                ELSE 0 END::smallint
    FROM registry.agency
    JOIN (SELECT code, (row_number() OVER (ORDER BY code COLLATE "C") - 1)::integer AS number
          FROM registry.region) AS place ON place.code = agency.region_code
    CROSS JOIN (SELECT make_date(current_setting('huizong.year')::integer, 12, 31) AS last_day)
        AS period
    LEFT JOIN registry.exemption
        ON exemption.agency_id = agency.agency_id
       AND exemption.year = current_setting('huizong.year')::integer
    WHERE current_setting('huizong.regions') = ''
       OR agency.region_code = ANY (string_to_array(current_setting('huizong.regions'), ','))
) TO STDOUT (FORMAT binary)
