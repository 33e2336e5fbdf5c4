-- Findings, every edition.
-- Of region huizong.region and year huizong.year, all if empty.
COPY (
    SELECT region_code, year, agency_id, revision, rule, severity, verdict, left_value, right_value,
           difference, message_zh, message_en,
           to_json(summary.cells_of(cell_list)) AS cells, waiver_id, scope,
           submission_id, fingerprint, first_edition_id, edition_id, superseded_by,
           encode(content_hash, 'hex') AS content_hash
    FROM summary.finding_row
    WHERE (current_setting('huizong.region') = '' OR region_code IN (
          SELECT region_code FROM registry.region_within
          WHERE ancestor_code = current_setting('huizong.region')))
      AND current_setting('huizong.year') IN ('', year::text)
    ORDER BY year, region_code COLLATE "C", agency_id, revision, rule COLLATE "C", fingerprint,
             edition_id
) TO STDOUT (FORMAT csv, HEADER)
