-- Current totals of year huizong.year that consist of some report, for the regions named in
-- huizong.regions, in any order: region, scope, form, expected, included, sums and blanks.
-- OFFSET 0 keeps the order: each region is looked up by the index, for rows written in this very
-- transaction have no statistics to choose by.
COPY (
    SELECT place.code, total.scope, total.form_id, total.expected, total.included,
           total.cell_values, total.blank
    FROM unnest(string_to_array(current_setting('huizong.regions'), ',')) AS place (code)
    CROSS JOIN LATERAL (
        SELECT total.* FROM summary.total
        WHERE total.superseded_by IS NULL
          AND total.year = (SELECT current_setting('huizong.year')::integer)
          AND total.region_code = place.code AND total.scope <> 'direct' AND total.included > 0
        OFFSET 0) AS total
) TO STDOUT (FORMAT binary)
