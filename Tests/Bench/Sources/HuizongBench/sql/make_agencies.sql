-- Agencies spread evenly over all regions, of the classes a county has: $1 agencies integer.
INSERT INTO registry.agency (region_code, name, class)
SELECT region.code, format('示例单位%s', number),
       CASE WHEN round = 0 THEN 'government_office'
            WHEN round % 5 = 1 THEN 'township'
            WHEN round % 17 = 2 THEN 'subdistrict'
            ELSE 'department' END
FROM (SELECT count(*) AS regions FROM registry.region) AS size
CROSS JOIN generate_series(0, $1::integer - 1) AS number
CROSS JOIN LATERAL (SELECT number / regions AS round, number % regions AS place) AS seat
JOIN (SELECT code, row_number() OVER (ORDER BY code COLLATE "C") - 1 AS place
      FROM registry.region) AS region ON region.place = seat.place
ORDER BY number
