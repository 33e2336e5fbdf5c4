-- Published results whose last judgement went by other forms or rules than $1 text, the hash of the
-- present ones: $2 region and all below (all if null), $3 year (all if null). A run of certain
-- years or regions is the last word on them until a run looks at everything again.
WITH whole AS (
    SELECT run_id, catalogue_hash, business_date FROM audit.run
    WHERE is_unrestricted AND outcome IN ('published', 'unchanged')
    ORDER BY run_id DESC LIMIT 1
), part AS (
    SELECT run_year.run_id, run_year.year, run_year.region_codes, run.catalogue_hash,
           run.business_date
    FROM audit.run_year JOIN audit.run USING (run_id)
    WHERE run_year.run_id > coalesce((SELECT run_id FROM whole), 0)
), judged AS (
    SELECT roster.year, roster.region_code, roster.edition_id,
           CASE WHEN last_part.run_id IS NOT NULL THEN last_part.catalogue_hash
                WHEN whole.run_id IS NOT NULL THEN whole.catalogue_hash
                ELSE edition.catalogue_hash END AS catalogue_hash,
           coalesce(last_part.business_date, whole.business_date, edition.business_date)
               AS judged_on
    FROM summary.roster
    JOIN summary.edition USING (edition_id)
    LEFT JOIN whole ON true
    LEFT JOIN LATERAL (
        SELECT part.* FROM part
        WHERE part.year = roster.year
          AND (part.region_codes IS NULL OR roster.region_code = ANY (part.region_codes))
        ORDER BY part.run_id DESC LIMIT 1) AS last_part ON true
    WHERE roster.superseded_by IS NULL AND ($3::integer IS NULL OR roster.year = $3::integer)
)
SELECT judged.year, judged.region_code, region.name AS region_name, judged.edition_id,
       judged.judged_on, judged.catalogue_hash
FROM judged JOIN registry.region ON region.code = judged.region_code
WHERE judged.catalogue_hash IS DISTINCT FROM $1::text
  AND ($2::text IS NULL OR judged.region_code IN (
       SELECT region_code FROM registry.region_within WHERE ancestor_code = $2::text))
ORDER BY judged.year, judged.region_code COLLATE "C"
