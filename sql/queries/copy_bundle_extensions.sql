-- Extensions.
-- Of region huizong.region and year huizong.year, all if empty.
COPY (
    SELECT agency_id, year, event, due_on, reason, granted_by, document_number, granted_on
    FROM registry.extension
    WHERE agency_id IN (
          SELECT agency.agency_id FROM registry.agency
          WHERE (current_setting('huizong.region') = '' OR agency.region_code IN (
              SELECT region_code FROM registry.region_within
              WHERE ancestor_code = current_setting('huizong.region'))))
      AND current_setting('huizong.year') IN ('', year::text)
    ORDER BY year, agency_id, event COLLATE "C", granted_on
) TO STDOUT (FORMAT csv, HEADER)
