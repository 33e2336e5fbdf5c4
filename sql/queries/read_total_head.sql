-- How complete a total is: $1 region, $2 year, $3 scope, $4 edition.
SELECT total.form_id, total.expected, total.received, total.included,
       total.received - total.included AS excluded, total.expected - total.received AS missing
FROM summary.seen_total AS total
WHERE total.region_code = $1::text AND total.year = $2::integer AND total.scope = $3::text
  AND total.edition_id <= $4::bigint
  AND (total.superseded_by IS NULL OR total.superseded_by > $4::bigint)
