-- The days until which past states of agencies are known.
SELECT agency_id, until FROM registry.agency_past ORDER BY agency_id, until
