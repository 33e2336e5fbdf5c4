-- Decisions that were taken back.
-- Of region huizong.regions and year huizong.year, all if empty.
COPY (
    SELECT revocation_id, to_jsonb(revocation) AS row
    FROM intake.revocation
    JOIN intake.decision USING (kind, decision_id)
    WHERE (current_setting('huizong.regions') = ''
           OR coalesce(decision.region_code,
                       (SELECT agency.region_code FROM registry.agency
                        WHERE agency.agency_id = decision.agency_id)) IN (
               SELECT region_code FROM registry.region_within
               WHERE ancestor_code = current_setting('huizong.regions')))
      AND current_setting('huizong.year') IN ('', decision.year::text)
    ORDER BY revocation_id
) TO STDOUT (FORMAT csv, HEADER)
