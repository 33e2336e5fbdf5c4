-- Agencies that never filed a report although two in a row were due, that of year $1 integer and
-- the one before: as of $2 date, among agencies $3 bigint[].
-- Those without any report are found first; only for these the due dates are looked up.
WITH silent AS MATERIALIZED (
    SELECT agency.agency_id, agency.region_code, agency.class
    FROM registry.agency_in($1::integer) AS agency
    WHERE agency.agency_id = ANY ($3::bigint[])
      AND agency.active_from <= make_date($1::integer - 1, 12, 31)
      AND (agency.active_to IS NULL OR agency.active_to >= make_date($1::integer, 12, 31))
      AND NOT EXISTS (
          SELECT FROM intake.visible_submission AS report
          WHERE report.agency_id = agency.agency_id)
)
SELECT silent.agency_id, silent.region_code
FROM silent
CROSS JOIN (VALUES ($1::integer - 1), ($1::integer)) AS expected (year)
WHERE NOT EXISTS (
    SELECT FROM registry.exemption
    WHERE exemption.agency_id = silent.agency_id AND exemption.year = expected.year)
GROUP BY silent.agency_id, silent.region_code, silent.class
HAVING count(*) = 2 AND max(coalesce(
    (SELECT given.due_on
     FROM registry.extended_dates(expected.year, 'submit', $2::date) AS given
     WHERE given.agency_id = silent.agency_id),
    registry.due_on(silent.region_code, expected.year, silent.class, 'submit'))) < $2::date
ORDER BY silent.agency_id
