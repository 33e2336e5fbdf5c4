-- Agencies, closed ones too.
-- Of region huizong.region and year huizong.year, all if empty.
COPY (
    SELECT agency_id, region_code, name, class, credit_code, counts_in_total, active_from, active_to
    FROM registry.agency
    WHERE (current_setting('huizong.region') = '' OR region_code IN (
          SELECT region_code FROM registry.region_within
          WHERE ancestor_code = current_setting('huizong.region')))
    ORDER BY agency_id
) TO STDOUT (FORMAT csv, HEADER)
