-- One agency's filings over the years: $1 agency_id, $2 as-of day (today in China if null).
SELECT late.*, region.name AS region_name
FROM (SELECT DISTINCT year FROM audit.filing WHERE agency_id = $1::bigint
      UNION SELECT generate_series(
          greatest(extract(year FROM agency.active_from)::integer,
                   audit.first_report_year()),
          least(extract(year FROM agency.active_to)::integer,
                extract(year FROM coalesce($2::date,
                    audit.china_day(clock_timestamp())))::integer - 1))
      FROM registry.agency WHERE agency_id = $1::bigint) AS years (year)
CROSS JOIN LATERAL audit.lateness_as_of(
    years.year, coalesce($2::date, audit.china_day(clock_timestamp())),
    (SELECT region_code FROM registry.agency WHERE agency_id = $1::bigint)) AS late
JOIN registry.region ON region.code = late.region_code
WHERE late.agency_id = $1::bigint ORDER BY late.year, late.event DESC
