-- Every agency with its region, class and standing in year huizong.year: null its figures belong in
-- the totals, 1 not active at the end of the year, 2 exempt, 3 does not count.
-- Subqueries keep the settings from being read and cut for each agency, no table is joined and
-- nothing is sent for what most agencies are: the worker knows the regions, and exemptions are few.
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
) TO STDOUT (FORMAT binary)
