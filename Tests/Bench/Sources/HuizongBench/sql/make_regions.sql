-- Regions in the proportions of the country: of $1 counties, 340 in 2,844 have a prefecture and
-- every eleventh prefecture a province of its own. $1 counties integer.
WITH size AS (
    SELECT $1::integer AS counties, greatest($1::integer * 340 / 2844, 1) AS prefectures,
           greatest($1::integer * 31 / 2844, 1) AS provinces
), province AS (
    SELECT number, format('%s0000', 11 + number) AS code
    FROM size, generate_series(0, size.provinces - 1) AS number
), prefecture AS (
    SELECT number, format('%s%s00', 11 + number % size.provinces,
               lpad((1 + number / size.provinces)::text, 2, '0')) AS code,
           format('%s0000', 11 + number % size.provinces) AS parent_code
    FROM size, generate_series(0, size.prefectures - 1) AS number
), county AS (
    SELECT format('%s%s', left(prefecture.code, 4),
               lpad((1 + counted.number / size.prefectures)::text, 2, '0')) AS code,
           prefecture.code AS parent_code
    FROM size
    CROSS JOIN generate_series(0, size.counties - 1) AS counted (number)
    JOIN prefecture ON prefecture.number = counted.number % size.prefectures
)
INSERT INTO registry.region (code, name, level, parent_code)
SELECT code, format('示例%s', code), 'province', NULL FROM province
UNION ALL SELECT code, format('示例%s', code), 'prefecture', parent_code FROM prefecture
UNION ALL SELECT code, format('示例%s', code), 'county', parent_code FROM county
