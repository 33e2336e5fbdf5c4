-- The regions from $1 text down to the one that agency $2 bigint belonged to in year $3 integer,
-- as edition $4 bigint knew them; none if it was elsewhere. With the names known at $5 instant,
-- now if null.
WITH edition AS (
    SELECT summary.known_at($4::bigint) AS known
)
SELECT region.code, registry.region_name_in(region.code, $3::integer, $5::timestamptz) AS name,
       region.level, region.parent_code
FROM registry.agency_in($3::integer, (SELECT known FROM edition)) AS agency
JOIN registry.region_within_in($3::integer, (SELECT known FROM edition)) AS above
    ON above.region_code = agency.region_code
JOIN registry.region_in($3::integer, (SELECT known FROM edition)) AS region
    ON region.code = above.ancestor_code
WHERE agency.agency_id = $2::bigint
  AND above.distance <= (
      SELECT place.distance
      FROM registry.region_within_in($3::integer, (SELECT known FROM edition)) AS place
      WHERE place.region_code = agency.region_code AND place.ancestor_code = $1::text)
ORDER BY above.distance DESC
