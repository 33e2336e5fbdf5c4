-- Totals as stored, every edition. cell_values and blank are in form order.
-- Of region huizong.region and year huizong.year, all if empty.
COPY (
    SELECT region_code, year, scope, form_id, expected, received, included, on_time, late,
           array_to_string(cell_values, ' ') AS cell_values, array_to_string(blank, ' ') AS blank,
           edition_id, superseded_by, encode(content_hash, 'hex') AS content_hash
    FROM summary.total
    WHERE (current_setting('huizong.region') = '' OR region_code IN (
          SELECT region_code FROM registry.region_within
          WHERE ancestor_code = current_setting('huizong.region')))
      AND current_setting('huizong.year') IN ('', year::text)
    ORDER BY year, region_code COLLATE "C", scope COLLATE "C", edition_id
) TO STDOUT (FORMAT csv, HEADER)
