-- The latest revision of every agency in year huizong.year, cells packed, to the worker; of
-- a correction also the time when the agency first filed.
COPY (
    SELECT latest.agency_id, latest.submission_id, latest.revision, latest.submitted_at,
           CASE WHEN latest.revision > 1
                THEN (SELECT min(filed.submitted_at) FROM intake.submission AS filed
                      WHERE filed.agency_id = latest.agency_id AND filed.year = latest.year) END,
           latest.form_id, latest.packed
    FROM intake.submission AS latest
    WHERE latest.year = (SELECT current_setting('huizong.year')::integer)
      AND NOT EXISTS (
          SELECT FROM intake.submission AS correction
          WHERE correction.revision > 1 AND correction.agency_id = latest.agency_id
            AND correction.year = latest.year AND correction.revision > latest.revision)
) TO STDOUT (FORMAT binary)
