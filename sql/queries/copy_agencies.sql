-- Every agency with its region's number, class (from 0, in the order of AgencyClass) and standing
-- in year huizong.year: 0 its figures belong in the totals, 1 not active at the end of the year,
-- 2 exempt, 3 does not count.
-- Subqueries keep the settings from being read and cut for each agency.
COPY (
    SELECT agency.agency_id, place.number,
           CASE agency.class WHEN 'government_office' THEN 0 WHEN 'department' THEN 1
                WHEN 'township' THEN 2 WHEN 'subdistrict' THEN 3 WHEN 'dispatched' THEN 4
                WHEN 'institution' THEN 5 END::smallint,
           CASE WHEN agency.active_from
                    > (SELECT make_date(current_setting('huizong.year')::integer, 12, 31)) THEN 1
                WHEN agency.active_to
                    < (SELECT make_date(current_setting('huizong.year')::integer, 12, 31)) THEN 1
                WHEN exemption.agency_id IS NOT NULL THEN 2
                WHEN NOT agency.counts_in_total THEN 3
                ELSE 0 END::smallint
    FROM registry.agency
    JOIN (SELECT code, (row_number() OVER (ORDER BY code COLLATE "C") - 1)::integer AS number
          FROM registry.region) AS place ON place.code = agency.region_code
    LEFT JOIN registry.exemption
        ON exemption.agency_id = agency.agency_id
       AND exemption.year = (SELECT current_setting('huizong.year')::integer)
) TO STDOUT (FORMAT binary)
