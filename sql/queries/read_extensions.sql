-- The extended days of filing for year $1 integer: the one granted last of each agency.
SELECT DISTINCT ON (agency_id) agency_id, due_on FROM registry.extension
WHERE year = $1::integer AND event = 'submit'
ORDER BY agency_id, granted_on DESC
