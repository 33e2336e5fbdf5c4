-- Agencies spread over all regions, $1 integer of them, that file without faults.
SELECT agency_id FROM registry.agency
WHERE agency_id * 7919 % 1000 BETWEEN 200 AND 900
ORDER BY agency_id * 104729 % 100003, agency_id LIMIT $1::integer
