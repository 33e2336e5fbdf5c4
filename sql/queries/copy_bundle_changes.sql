-- Changes of the registry; those without region or year concern every one.
-- Of region huizong.region and year huizong.year, all if empty.
COPY (
    SELECT change_id, to_jsonb(change) AS row FROM registry.change
    WHERE (region_code IS NULL OR (current_setting('huizong.region') = '' OR region_code IN (
          SELECT region_code FROM registry.region_within
          WHERE ancestor_code = current_setting('huizong.region'))))
      AND (year IS NULL OR current_setting('huizong.year') IN ('', year::text))
    ORDER BY change_id
) TO STDOUT (FORMAT csv, HEADER)
