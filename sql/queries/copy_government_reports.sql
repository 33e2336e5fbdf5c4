-- The latest report of year huizong.year of each government that stands at the end of the year, for
-- the regions named in huizong.regions (all if that is *): region, form and cells. Of two
-- governments of one region that which was registered first.
COPY (
    SELECT DISTINCT ON (agency.region_code) agency.region_code, report.form_id, report.packed
    FROM registry.agency_in(current_setting('huizong.year')::integer) AS agency
    JOIN intake.latest_submission AS report
        ON report.agency_id = agency.agency_id
       AND report.year = (SELECT current_setting('huizong.year')::integer)
    WHERE agency.class = 'government'
      AND (agency.region_code = ANY (
               (SELECT string_to_array(current_setting('huizong.regions'), ','))::text[])
           OR (SELECT current_setting('huizong.regions') = '*'))
      AND agency.active_from <= make_date((SELECT current_setting('huizong.year')::integer), 12, 31)
      AND (agency.active_to IS NULL OR agency.active_to
           >= make_date((SELECT current_setting('huizong.year')::integer), 12, 31))
    ORDER BY agency.region_code, agency.agency_id
) TO STDOUT (FORMAT binary)
