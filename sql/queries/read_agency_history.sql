-- One agency's filings over the years: $1 agency_id, $2 as-of day (that of $3, if null), as the
-- database knew it at $3 instant (now if null).
WITH asked AS (
    SELECT coalesce($2::date, audit.china_day(coalesce($3::timestamptz, now()))) AS day
)
SELECT late.year, late.region_code, late.agency_id, late.agency_name, late.agency_class,
       late.event, late.due_on, late.happened_on, late.days_late, late.status, late.due_from,
       late.closed_by, summary.china_time(late.stored_at) AS stored_at, late.stored_by,
       summary.china_time(late.declared_at) AS declared_at, late.evidence,
       audit.china_day(late.noted_at) AS noted_on, late.noted_by,
       registry.region_name_in(late.region_code, late.year, $3::timestamptz) AS region_name,
       coalesce(exemption.granted_by, extension.granted_by) AS decided_by,
       coalesce(exemption.document_number, extension.document_number) AS document_number
FROM asked
CROSS JOIN (
    SELECT DISTINCT filed.year
    FROM audit.filing_known($3::timestamptz, NULL, ARRAY[$1::bigint]) AS filed
    UNION
    SELECT generate_series(
        greatest(extract(year FROM agency.active_from)::integer,
                 audit.first_report_year($3::timestamptz)),
        least(extract(year FROM agency.active_to)::integer,
              extract(year FROM (SELECT day FROM asked))::integer - 1))
    FROM registry.agency_known($3::timestamptz) AS agency
    WHERE agency.agency_id = $1::bigint) AS years (year)
CROSS JOIN LATERAL audit.lateness_as_of(
    years.year, asked.day,
    (SELECT held.region_code
     FROM registry.agencies_among(years.year, $3::timestamptz, ARRAY[$1::bigint]) AS held), $3::timestamptz) AS late
LEFT JOIN registry.exemption_known($3::timestamptz, ARRAY[$1::bigint]) AS exemption ON late.status = 'exempt'
    AND exemption.agency_id = late.agency_id AND exemption.year = late.year
LEFT JOIN LATERAL (
    SELECT granted_by, document_number
    FROM registry.extension_known($3::timestamptz, ARRAY[$1::bigint]) AS granted
    WHERE late.due_from = 'extension' AND late.status <> 'exempt'
      AND granted.agency_id = late.agency_id AND granted.year = late.year
      AND granted.event = late.event AND granted.granted_on <= asked.day
    ORDER BY granted.granted_on DESC LIMIT 1) AS extension ON true
WHERE late.agency_id = $1::bigint ORDER BY late.year, late.event DESC
