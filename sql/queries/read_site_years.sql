-- The report years of which edition $1 bigint has totals, each found by one step down the index.
WITH RECURSIVE found (year) AS (
    SELECT min(year) FROM summary.seen_total WHERE edition_id <= $1::bigint
    UNION ALL
    SELECT (SELECT min(total.year) FROM summary.seen_total AS total
            WHERE total.year > found.year AND total.edition_id <= $1::bigint)
    FROM found WHERE found.year IS NOT NULL
)
SELECT year FROM found WHERE year IS NOT NULL ORDER BY year
