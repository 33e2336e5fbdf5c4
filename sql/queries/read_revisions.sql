-- The published versions of a total, newest last: $1 region, $2 year, $3 scope, $4 up to this instant
-- (the current edition if null).
SELECT total.edition_id, edition.business_date,
       summary.china_time(edition.published_at) AS published_at, total.form_id,
       total.expected, total.received, total.included,
       total.edition_id > 1 AND edition.catalogue_hash IS DISTINCT FROM
           (SELECT before.catalogue_hash FROM summary.edition AS before
            WHERE before.edition_id = edition.previous_edition) AS is_other_catalogue
FROM summary.seen_total AS total
JOIN summary.edition USING (edition_id)
WHERE total.region_code = $1::text AND total.year = $2::integer AND total.scope = $3::text
  AND total.edition_id <= summary.edition_at($4::timestamptz)
ORDER BY total.edition_id
