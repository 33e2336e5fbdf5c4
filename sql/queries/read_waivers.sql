-- Waivers that hold on $2 date for findings of year $1: the last one of each fingerprint.
SELECT DISTINCT ON (fingerprint)
       waiver_id, fingerprint, left_value, right_value
FROM intake.waiver_known(NULL)
WHERE year = $1::integer AND (holds_until IS NULL OR holds_until >= $2::date)
ORDER BY fingerprint, waiver_id DESC
