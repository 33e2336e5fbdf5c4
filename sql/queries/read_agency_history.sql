-- One agency's filings over the years: $1 agency_id, $2 as-of day (today in China if null).
SELECT late.*, region.name AS region_name,
       coalesce(exemption.granted_by, extension.granted_by) AS decided_by,
       coalesce(exemption.document_number, extension.document_number) AS document_number
FROM (SELECT DISTINCT year FROM audit.filing WHERE agency_id = $1::bigint
      UNION SELECT generate_series(
          greatest(extract(year FROM agency.active_from)::integer,
                   audit.first_report_year()),
          least(extract(year FROM agency.active_to)::integer,
                extract(year FROM coalesce($2::date,
                    audit.china_day(now())))::integer - 1))
      FROM registry.agency WHERE agency_id = $1::bigint) AS years (year)
CROSS JOIN LATERAL audit.lateness_as_of(
    years.year, coalesce($2::date, audit.china_day(now())),
    (SELECT region_code FROM registry.agency WHERE agency_id = $1::bigint)) AS late
JOIN registry.region ON region.code = late.region_code
LEFT JOIN registry.exemption ON late.status = 'exempt'
    AND exemption.agency_id = late.agency_id AND exemption.year = late.year
LEFT JOIN LATERAL (
    SELECT granted_by, document_number FROM registry.extension AS granted
    WHERE late.due_from = 'extension' AND late.status <> 'exempt'
      AND granted.agency_id = late.agency_id AND granted.year = late.year
      AND granted.event = late.event
      AND granted.granted_on <= coalesce($2::date, audit.china_day(now()))
    ORDER BY granted.granted_on DESC LIMIT 1) AS extension ON true
WHERE late.agency_id = $1::bigint ORDER BY late.year, late.event DESC
