-- The regions of which edition $1 bigint has totals and which the login may see, by code, with the
-- name and place that they have today; of regions $3 text[] only, if these are given. LIMIT has the
-- totals of each region looked up by themselves.
SELECT region.code, region.name, region.level, region.parent_code
FROM registry.region
CROSS JOIN LATERAL (
    SELECT FROM summary.seen_total AS total
    WHERE total.region_code = region.code AND total.year = ANY ($2::integer[])
      AND total.edition_id <= $1::bigint
      AND (total.superseded_by IS NULL OR total.superseded_by > $1::bigint)
    LIMIT 1) AS published
WHERE $3::text[] IS NULL OR region.code = ANY ($3::text[])
ORDER BY region.code COLLATE "C"
