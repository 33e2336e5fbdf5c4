-- Content hashes of the current totals and rosters of year $1 integer. $2 text[]: these regions
-- only, all if null.
SELECT region_code, scope, content_hash FROM summary.total
WHERE superseded_by IS NULL AND year = $1::integer
  AND ($2::text[] IS NULL OR region_code = ANY ($2::text[]))
UNION ALL
SELECT region_code, 'roster', content_hash FROM summary.roster
WHERE superseded_by IS NULL AND year = $1::integer
  AND ($2::text[] IS NULL OR region_code = ANY ($2::text[]))
