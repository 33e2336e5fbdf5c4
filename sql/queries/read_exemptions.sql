-- $1 year.
SELECT agency_id, reason, granted_by FROM registry.exemption WHERE year = $1::integer
