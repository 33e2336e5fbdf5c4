-- Who of region $1 text filed and published when, in years $2 integer[], judged as of the end of day
-- $3 date, as known at $4 instant. Worst first; one agency's two events stay together.
WITH late AS (
    SELECT lateness.*
    FROM unnest($2::integer[]) AS chosen (year)
    CROSS JOIN LATERAL audit.lateness_as_of(
        chosen.year, $3::date, $1::text, $4::timestamptz) AS lateness
    WHERE lateness.region_code = $1::text
)
SELECT late.year, late.agency_id, late.event, late.due_on, late.happened_on, late.days_late,
       late.status, late.due_from, late.closed_by
FROM late
JOIN (SELECT year, agency_id,
             CASE status WHEN 'missing' THEN 0 WHEN 'late' THEN 1 WHEN 'pending' THEN 2
                         WHEN 'on_time' THEN 3 ELSE 4 END AS rank, days_late AS worst
      FROM late WHERE event = 'submit') AS filing USING (year, agency_id)
ORDER BY late.year, filing.rank, filing.worst DESC NULLS LAST, late.agency_id, late.event DESC
