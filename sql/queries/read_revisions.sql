-- The published versions of a total, newest last: $1 region, $2 year, $3 scope, $4 up to this
-- instant (the current edition if null). An edition in which the total is no longer published is
-- one of them.
WITH version AS (
    SELECT * FROM summary.seen_total AS total
    WHERE total.region_code = $1::text AND total.year = $2::integer AND total.scope = $3::text
      -- every version: the two arms are the partial indexes
      AND (total.superseded_by IS NULL OR total.superseded_by > 0)
      AND total.edition_id <= summary.edition_at($4::timestamptz)
), step AS (
    SELECT edition_id, form_id, expected, received, included, false AS is_gone FROM version
    UNION ALL
    SELECT last.superseded_by, last.form_id, 0, 0, 0, true
    FROM version AS last
    WHERE last.superseded_by <= summary.edition_at($4::timestamptz)
      AND NOT EXISTS (SELECT FROM version AS next WHERE next.edition_id = last.superseded_by)
)
SELECT step.edition_id, edition.business_date,
       summary.china_time(edition.published_at) AS published_at, step.form_id,
       step.expected, step.received, step.included, step.is_gone,
       step.edition_id > 1 AND edition.catalogue_hash IS DISTINCT FROM
           (SELECT before.catalogue_hash FROM summary.edition AS before
            WHERE before.edition_id = edition.previous_edition) AS is_other_catalogue
FROM step JOIN summary.edition USING (edition_id)
ORDER BY step.edition_id
