-- A second revision for one agency in a hundred, half of those that did not add up among them:
-- $1 year integer, $2 patterns of each flaw integer. Filed later than what they correct.
INSERT INTO intake.submission (
    agency_id, year, revision, form_id, submitted_at, published_on, cells, source)
SELECT filed.agency_id, filed.year, 2, filed.form_id, filed.submitted_at + interval '20 days',
       filed.published_on, pattern.cells, filed.source
FROM intake.submission AS filed
JOIN pg_temp.pattern
    ON pattern.flaw = 'none' AND pattern.number = (filed.agency_id * 104729 + 1) % $2::integer
WHERE filed.year = $1::integer AND filed.agency_id * 7919 % 1000 IN (0, 2, 4) OR
      filed.year = $1::integer AND filed.agency_id * 7919 % 1000 BETWEEN 100 AND 106
ORDER BY filed.agency_id
