-- Agencies of region $1 text, closed ones too.
SELECT count(*) AS count FROM registry.agency WHERE region_code = $1::text
