-- Of which years of $2 integer[] and scopes the totals of region $1 text changed after they were first
-- published, up to edition $3 bigint.
SELECT total.year, total.scope
FROM summary.seen_total AS total
WHERE total.region_code = $1::text AND total.year = ANY ($2::integer[])
  AND total.scope <> 'direct' AND total.edition_id <= $3::bigint
  -- every version: the two arms are the partial indexes
  AND (total.superseded_by IS NULL OR total.superseded_by > 0)
GROUP BY total.year, total.scope HAVING count(*) > 1
ORDER BY total.year, total.scope
