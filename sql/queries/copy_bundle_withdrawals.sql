-- Reports that were stored by mistake.
-- Of region huizong.regions and year huizong.year, all if empty.
COPY (
    SELECT withdrawal_id, to_jsonb(withdrawal) AS row
    FROM intake.withdrawal JOIN intake.submission USING (submission_id)
    WHERE submission.agency_id IN (
          SELECT agency.agency_id FROM registry.agency
          WHERE (current_setting('huizong.regions') = '' OR agency.region_code IN (
              SELECT region_code FROM registry.region_within
              WHERE ancestor_code = current_setting('huizong.regions'))))
      AND current_setting('huizong.year') IN ('', submission.year::text)
    ORDER BY withdrawal_id
) TO STDOUT (FORMAT csv, HEADER)
