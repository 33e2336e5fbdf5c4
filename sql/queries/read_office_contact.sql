-- Whom agencies of region $1 call at the government's office, as it is today; no row if nobody is known.
SELECT contact.name, contact.phone
FROM registry.agency
JOIN registry.contact ON contact.agency_id = agency.agency_id AND contact.role = 'contact'
WHERE agency.region_code = $1::text AND agency.class = 'government_office'
  AND (agency.active_to IS NULL OR agency.active_to >= audit.china_day(now()))
ORDER BY agency.agency_id LIMIT 1
