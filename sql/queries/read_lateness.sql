-- Who filed and published when: $1 year, $2 region and all below (every region if null), $3 as-of
-- day (today in China if null). Worst first; one agency's two events stay together.
WITH late AS (
    SELECT lateness.*
    FROM audit.lateness_as_of(
        $1::integer, coalesce($3::date, audit.china_day(clock_timestamp()))) AS lateness
    WHERE $2::text IS NULL OR lateness.region_code IN (
        SELECT region_code FROM registry.region_within WHERE ancestor_code = $2::text)
)
SELECT late.year, late.region_code, region.name AS region_name, late.agency_id, late.agency_name,
       late.agency_class, late.event, late.due_on, late.happened_on, late.days_late, late.status,
       late.due_from, late.closed_by
FROM late
JOIN registry.region ON region.code = late.region_code
JOIN (SELECT agency_id, CASE status WHEN 'missing' THEN 0 WHEN 'late' THEN 1 WHEN 'pending' THEN 2
                                    WHEN 'on_time' THEN 3 ELSE 4 END AS rank, days_late AS worst
      FROM late WHERE event = 'submit') AS filing USING (agency_id)
ORDER BY filing.rank, filing.worst DESC NULLS LAST, late.region_code COLLATE "C", late.agency_id,
         late.event DESC
