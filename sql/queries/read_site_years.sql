-- The report years of which edition $1 bigint has totals that the login sees.
SELECT published.year
FROM registry.published_years($1::bigint) AS published (year)
WHERE (SELECT registry.sees_all())
   OR EXISTS (SELECT FROM summary.seen_total AS total
              WHERE total.region_code = ANY (ARRAY(SELECT registry.seen_regions()))
                AND total.year = published.year AND total.edition_id <= $1::bigint
                AND (total.superseded_by IS NULL OR total.superseded_by > 0))
ORDER BY published.year
