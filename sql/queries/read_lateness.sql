-- Who filed and published when: $1 year, $2 region and all below (every region if null), $3 as-of
-- day (that of $4, if null), as the database knew it at $4 instant (now if null). Worst first; one
-- agency's two events stay together.
WITH late AS (
    SELECT lateness.*,
           max(CASE lateness.status WHEN 'missing' THEN 0 WHEN 'late' THEN 1 WHEN 'pending' THEN 2
                                    WHEN 'on_time' THEN 3 ELSE 4 END)
               FILTER (WHERE lateness.event = 'submit') OVER by_agency AS rank,
           max(lateness.days_late) FILTER (WHERE lateness.event = 'submit') OVER by_agency AS worst
    FROM audit.lateness_as_of(
        $1::integer, coalesce($3::date, audit.china_day(coalesce($4::timestamptz, now()))),
        $2::text, $4::timestamptz) AS lateness
    WINDOW by_agency AS (PARTITION BY lateness.agency_id)
), extension AS (
    SELECT DISTINCT ON (agency_id, event) agency_id, event, granted_by, document_number
    FROM registry.extension_known($4::timestamptz, CASE WHEN $2::text IS NOT NULL
        THEN ARRAY(SELECT known.agency_id FROM late AS known) END)
    WHERE year = $1::integer
      AND granted_on <= coalesce($3::date, audit.china_day(coalesce($4::timestamptz, now())))
    ORDER BY agency_id, event, granted_on DESC
)
SELECT late.year, late.region_code, region.name AS region_name, late.agency_id, late.agency_name,
       late.agency_class, late.event, late.due_on, late.happened_on, late.days_late, late.status,
       late.due_from, late.closed_by, summary.china_time(late.stored_at) AS stored_at,
       late.stored_by, summary.china_time(late.declared_at) AS declared_at, late.evidence,
       audit.china_day(late.noted_at) AS noted_on, late.noted_by,
       coalesce(exemption.granted_by, extension.granted_by) AS decided_by,
       coalesce(exemption.document_number, extension.document_number) AS document_number
FROM late
JOIN (
    -- one name a region, however many rows are of it
    SELECT place.region_code,
           registry.region_name_in(place.region_code, $1::integer, $4::timestamptz) AS name
    FROM (SELECT DISTINCT late.region_code FROM late) AS place OFFSET 0) AS region
    ON region.region_code = late.region_code
LEFT JOIN registry.exemption_known($4::timestamptz, CASE WHEN $2::text IS NOT NULL
        THEN ARRAY(SELECT known.agency_id FROM late AS known) END) AS exemption ON late.status = 'exempt'
    AND exemption.agency_id = late.agency_id AND exemption.year = late.year
LEFT JOIN extension ON late.due_from = 'extension' AND late.status <> 'exempt'
    AND extension.agency_id = late.agency_id AND extension.event = late.event
ORDER BY late.rank, late.worst DESC NULLS LAST, late.region_code COLLATE "C", late.agency_id,
         late.event DESC
