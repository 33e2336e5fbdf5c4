-- The extended days of filing for year $1 integer: of each agency the one granted last, up to and on
-- $2 date.
SELECT DISTINCT ON (agency_id) agency_id, due_on FROM registry.extension
WHERE year = $1::integer AND event = 'submit' AND granted_on <= $2::date
ORDER BY agency_id, granted_on DESC
