-- The regions of which edition $1 bigint has totals and which the login may see, by code, with the
-- name and place that they have today.
SELECT region.code, region.name, region.level, region.parent_code
FROM registry.region
WHERE EXISTS (SELECT FROM summary.seen_total AS total
              WHERE total.region_code = region.code AND total.year = ANY ($2::integer[])
                AND total.edition_id <= $1::bigint
                AND (total.superseded_by IS NULL OR total.superseded_by > $1::bigint))
ORDER BY region.code COLLATE "C"
