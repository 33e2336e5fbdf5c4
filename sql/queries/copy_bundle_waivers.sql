-- Findings that were allowed.
-- Of region huizong.region and year huizong.year, all if empty.
COPY (
    SELECT waiver_id, to_jsonb(waiver) AS row FROM intake.waiver
    WHERE (current_setting('huizong.region') = ''
           OR coalesce(waiver.region_code,
                       (SELECT agency.region_code FROM registry.agency
                        WHERE agency.agency_id = waiver.agency_id)) IN (
               SELECT region_code FROM registry.region_within
               WHERE ancestor_code = current_setting('huizong.region')))
      AND current_setting('huizong.year') IN ('', year::text)
    ORDER BY waiver_id
) TO STDOUT (FORMAT csv, HEADER)
