-- One report an agency: of a thousand 5 do not add up, 5 leave columns blank, 2 a total, and 10
-- are late; 10 in a thousand agencies never file. $1 year integer, $2 form_id text, $3 patterns of
-- each flaw integer.
INSERT INTO intake.submission (
    agency_id, year, revision, form_id, submitted_at, published_on, cells, source)
SELECT filed.agency_id, $1::integer, 1, $2::text,
       make_timestamptz($1::integer + 1, 1, 5, 9, 0, 0, 'Asia/Shanghai')
           + make_interval(days => (filed.agency_id % 26)::integer
                               + CASE WHEN filed.fate BETWEEN 20 AND 29 THEN 30 ELSE 0 END,
                           mins => (filed.agency_id % 480)::integer),
       make_date($1::integer + 1, 3, 25), pattern.cells, 'huizong-bench'
FROM (SELECT agency_id, agency_id * 7919 % 1000 AS fate FROM registry.agency) AS filed
JOIN pg_temp.pattern
    ON pattern.flaw = CASE WHEN filed.fate < 5 THEN 'wrongCell'
                           WHEN filed.fate < 10 THEN 'blankColumns'
                           WHEN filed.fate < 12 THEN 'blankTotal' ELSE 'none' END
   AND pattern.number = filed.agency_id * 104729 % $3::integer
WHERE filed.fate < 990
ORDER BY filed.agency_id
