-- Publications that were seen.
-- Of region huizong.regions and year huizong.year, all if empty.
COPY (
    SELECT publication_id, to_jsonb(publication) AS row
    FROM intake.publication
    WHERE agency_id IN (
          SELECT agency.agency_id FROM registry.agency
          WHERE (current_setting('huizong.regions') = '' OR agency.region_code IN (
              SELECT region_code FROM registry.region_within
              WHERE ancestor_code = current_setting('huizong.regions'))))
      AND current_setting('huizong.year') IN ('', year::text)
    ORDER BY publication_id
) TO STDOUT (FORMAT csv, HEADER)
