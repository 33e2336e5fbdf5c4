-- Reports of year $1 integer that were stored after a closing day of their region, at a time when it
-- was known: whatever their date says, they came too late for it.
SELECT filed.submission_id, audit.china_day(filed.stored_at) AS stored_on
FROM registry.closings_in($1::integer) AS closing
JOIN registry.agency_in($1::integer) AS agency ON agency.region_code = closing.region_code
JOIN intake.visible_submission AS filed
    ON filed.agency_id = agency.agency_id AND filed.year = $1::integer
WHERE filed.stored_at >= closing.recorded_at
  AND audit.china_day(filed.stored_at)
      > least(closing.no_new_after, closing.no_corrections_after)
