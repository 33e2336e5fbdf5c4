-- All totals of regions $1 text[] in years $2 integer[] as edition $3 bigint publishes them, each as
-- one row with its figures as stored.
SELECT total.region_code, total.year, total.scope, total.form_id, total.expected, total.received,
       total.included, total.on_time, total.late, total.cell_values, total.blank
FROM summary.seen_total AS total
WHERE total.region_code = ANY ($1::text[]) AND total.year = ANY ($2::integer[])
  AND total.scope <> 'direct' AND total.edition_id <= $3::bigint
  AND (total.superseded_by IS NULL OR total.superseded_by > $3::bigint)
ORDER BY total.region_code COLLATE "C", total.year, total.scope
