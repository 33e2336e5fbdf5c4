-- Content hashes of the current totals, and without a scope the rosters, of year $1 integer. $2
-- text[]: these regions only, all if null. $3 boolean: those of totals are computed from what is stored now, and is_altered
-- says whether that is what was published.
SELECT total.region_code, total.scope, coalesce(now.digest, total.content_hash) AS content_hash,
       coalesce(now.digest <> total.content_hash, false) AS is_altered
FROM summary.total
CROSS JOIN LATERAL (
    SELECT CASE WHEN $3::boolean THEN summary.total_digest(total) END) AS now (digest)
WHERE superseded_by IS NULL AND year = $1::integer
  AND ($2::text[] IS NULL OR region_code = ANY ($2::text[]))
UNION ALL
SELECT region_code, NULL, content_hash, false FROM summary.roster
WHERE superseded_by IS NULL AND year = $1::integer
  AND ($2::text[] IS NULL OR region_code = ANY ($2::text[]))
