-- The agencies that were there on the last day of a year, as they stood then: $1 year.
SELECT agency_id, region_code, class FROM registry.agency_in($1::integer)
WHERE active_from <= make_date($1::integer, 12, 31)
  AND (active_to IS NULL OR active_to >= make_date($1::integer, 12, 31))
