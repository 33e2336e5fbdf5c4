-- Current totals of year huizong.year beside those of the year before, for the regions named in
-- huizong.regions: region's number, scope, then of each year form, how complete, sums and blanks.
COPY (
    SELECT place.number, now.scope,
           now.form_id, now.expected, now.received, now.included, now.cell_values, now.blank,
           before.form_id, before.expected, before.received, before.included,
           before.cell_values, before.blank
    FROM (SELECT code, (row_number() OVER (ORDER BY code COLLATE "C") - 1)::integer AS number
          FROM registry.region) AS place
    JOIN summary.total AS now ON now.region_code = place.code
    JOIN summary.total AS before
        ON before.region_code = now.region_code AND before.scope = now.scope
    WHERE place.code = ANY (
          (SELECT string_to_array(current_setting('huizong.regions'), ','))::text[])
      AND now.superseded_by IS NULL AND before.superseded_by IS NULL
      AND now.year = (SELECT current_setting('huizong.year')::integer)
      AND before.year = (SELECT current_setting('huizong.year')::integer) - 1
      AND now.scope <> 'direct' AND now.included > 0 AND before.included > 0
    ORDER BY place.number, now.scope
) TO STDOUT (FORMAT binary)
