-- The regions from $1 text down to the one that agency $2 bigint belonged to in year $3 integer; none
-- if it was elsewhere.
SELECT region.code, region.name, region.level, region.parent_code
FROM registry.agency_in($3::integer) AS agency
JOIN registry.region_within_in($3::integer) AS above ON above.region_code = agency.region_code
JOIN registry.region_in($3::integer) AS region ON region.code = above.ancestor_code
WHERE agency.agency_id = $2::bigint
  AND above.distance <= (
      SELECT place.distance FROM registry.region_within_in($3::integer) AS place
      WHERE place.region_code = agency.region_code AND place.ancestor_code = $1::text)
ORDER BY above.distance DESC
