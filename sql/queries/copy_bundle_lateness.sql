-- Who filed and published when, as of the business date of the last edition.
-- Of region huizong.region and year huizong.year, all if empty.
COPY (
    SELECT late.year, late.region_code, late.agency_id, late.agency_name, late.agency_class,
           late.event, late.due_on, late.happened_on, late.days_late, late.status, late.due_from,
           late.closed_by
    FROM (SELECT year FROM intake.submission UNION SELECT year FROM registry.deadline) AS years
    CROSS JOIN LATERAL audit.lateness_as_of(
        years.year, (SELECT business_date FROM summary.current_edition),
        nullif(current_setting('huizong.region'), '')) AS late
    WHERE current_setting('huizong.year') IN ('', years.year::text)
    ORDER BY late.year, late.region_code COLLATE "C", late.agency_id, late.event DESC
) TO STDOUT (FORMAT csv, HEADER)
