-- Reports as filed; cells in form order, - for a blank. Times in seconds since 1970.
-- Of region huizong.region and year huizong.year, all if empty.
COPY (
    SELECT submission_id, agency_id, year, revision, form_id,
           extract(epoch FROM submitted_at) AS submitted_epoch, published_on,
           extract(epoch FROM stored_at) AS stored_epoch, stored_by, source,
           array_to_string(cells, ' ', '-') AS cells, narrative
    FROM intake.submission
    WHERE agency_id IN (
          SELECT agency.agency_id FROM registry.agency
          WHERE (current_setting('huizong.region') = '' OR agency.region_code IN (
              SELECT region_code FROM registry.region_within
              WHERE ancestor_code = current_setting('huizong.region'))))
      AND current_setting('huizong.year') IN ('', year::text)
    ORDER BY submission_id
) TO STDOUT (FORMAT csv, HEADER)
