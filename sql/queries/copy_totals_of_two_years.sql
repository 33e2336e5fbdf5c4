-- Current totals of year huizong.year beside those of the year before, for the regions named in
-- huizong.regions: region's number, scope, then of each year form, how complete, sums and blanks.
-- OFFSET 0 keeps the order: each region is looked up by the index, for rows written in this very
-- transaction have no statistics to choose by.
COPY (
    WITH place AS MATERIALIZED (
        SELECT code, number
        FROM (SELECT code, (row_number() OVER (ORDER BY code COLLATE "C") - 1)::integer AS number
              FROM registry.region) AS region
        WHERE code = ANY (
            (SELECT string_to_array(current_setting('huizong.regions'), ','))::text[])
    )
    SELECT place.number, now.scope,
           now.form_id, now.expected, now.received, now.included, now.cell_values, now.blank,
           before.form_id, before.expected, before.received, before.included,
           before.cell_values, before.blank
    FROM place
    CROSS JOIN LATERAL (
        SELECT total.* FROM summary.total
        WHERE total.superseded_by IS NULL
          AND total.year = (SELECT current_setting('huizong.year')::integer)
          AND total.region_code = place.code AND total.scope <> 'direct' AND total.included > 0
        OFFSET 0) AS now
    CROSS JOIN LATERAL (
        SELECT total.* FROM summary.total
        WHERE total.superseded_by IS NULL
          AND total.year = (SELECT current_setting('huizong.year')::integer) - 1
          AND total.region_code = place.code AND total.scope = now.scope AND total.included > 0
        OFFSET 0) AS before
    ORDER BY place.number, now.scope
) TO STDOUT (FORMAT binary)
