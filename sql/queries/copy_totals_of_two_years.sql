-- Current totals of year huizong.year beside those of the year before, for the regions named in
-- huizong.regions, in any order: region, scope, then of each year form, how complete, sums and
-- blanks.
-- Totals that lack a report in either year are not compared and come without their figures.
-- OFFSET 0 keeps the order: each region is looked up by the index, for rows written in this very
-- transaction have no statistics to choose by.
COPY (
    SELECT place.code, now.scope,
           now.form_id, now.expected, now.received, now.included,
           CASE WHEN is_complete.answer THEN now.cell_values ELSE '{}' END,
           CASE WHEN is_complete.answer THEN now.blank END,
           before.form_id, before.expected, before.received, before.included,
           CASE WHEN is_complete.answer THEN before.cell_values ELSE '{}' END,
           CASE WHEN is_complete.answer THEN before.blank END
    FROM unnest(string_to_array(current_setting('huizong.regions'), ',')) AS place (code)
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
    CROSS JOIN LATERAL (
        SELECT now.expected = now.received AND before.expected = before.received)
        AS is_complete (answer)
) TO STDOUT (FORMAT binary)
