-- The regions from $1 text down to the one that agency $2 bigint belonged to in year $3 integer,
-- as edition $4 bigint knew them; none if it was elsewhere. With the names known at $5 instant,
-- now if null.
WITH above AS MATERIALIZED (
    SELECT path.ancestor_code, path.distance
    FROM registry.paths_in(ARRAY(
             SELECT agency.region_code
             FROM registry.agencies_among(
                 $3::integer, summary.known_at($4::bigint), ARRAY[$2::bigint]) AS agency),
             $3::integer, summary.known_at($4::bigint)) AS path
)
SELECT region.code, registry.region_name_in(region.code, $3::integer, $5::timestamptz) AS name,
       region.level, region.parent_code
FROM above
CROSS JOIN LATERAL (
    SELECT held.code, held.level, held.parent_code
    FROM registry.region_in($3::integer, summary.known_at($4::bigint)) AS held
    WHERE held.code = above.ancestor_code OFFSET 0) AS region
WHERE above.distance <= (SELECT top.distance FROM above AS top WHERE top.ancestor_code = $1::text)
ORDER BY above.distance DESC
