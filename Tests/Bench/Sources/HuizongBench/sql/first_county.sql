-- A county to look at.
SELECT code FROM registry.region WHERE level = 'county' ORDER BY code COLLATE "C" LIMIT 1
