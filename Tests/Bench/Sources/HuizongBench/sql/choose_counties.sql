-- One agency in each of one county in a hundred, at least one: the first that files without faults.
SELECT min(agency_id) AS agency_id
FROM registry.agency
JOIN (SELECT code, row_number() OVER (ORDER BY code COLLATE "C") AS place
      FROM registry.region WHERE level = 'county') AS county
    ON county.code = agency.region_code
WHERE county.place % 100 = 1 AND agency.agency_id * 7919 % 1000 BETWEEN 200 AND 900
GROUP BY county.code
