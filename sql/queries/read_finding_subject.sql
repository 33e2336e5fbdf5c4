-- Agencies and years of open findings whose fingerprint begins with $1: two at most, for one is right.
SELECT DISTINCT agency_id, year FROM summary.finding
WHERE fingerprint >= $1::text AND fingerprint < $1::text || 'g' AND agency_id IS NOT NULL
LIMIT 2
