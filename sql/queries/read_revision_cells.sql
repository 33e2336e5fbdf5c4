-- Cells whose published total changed from version to version, form order: $1 region, $2 year,
-- $3 scope, $4 up to this instant (the current edition if null). Where a total is no longer
-- published, every cell has lost its figure.
WITH stored AS (
    SELECT edition_id, superseded_by, form_id, included, cell_values, blank
    FROM summary.seen_total AS total
    WHERE total.region_code = $1::text AND total.year = $2::integer AND total.scope = $3::text
      -- every version: the two arms are the partial indexes
      AND (total.superseded_by IS NULL OR total.superseded_by > 0)
      AND total.edition_id <= summary.edition_at($4::timestamptz)
), step AS (
    SELECT edition_id, form_id, included, cell_values, blank FROM stored
    UNION ALL
    SELECT last.superseded_by, last.form_id, 0, last.cell_values, last.blank
    FROM stored AS last
    WHERE last.superseded_by <= summary.edition_at($4::timestamptz)
      AND NOT EXISTS (SELECT FROM stored AS next WHERE next.edition_id = last.superseded_by)
), version AS (
    SELECT step.*, lag(step.cell_values) OVER history AS values_before,
           lag(step.blank) OVER history AS blank_before,
           lag(step.included) OVER history AS included_before,
           lag(step.form_id) OVER history AS form_before
    FROM step WINDOW history AS (ORDER BY step.edition_id)
), figure AS (
    SELECT version.edition_id, c.position, c.cell, c.label_zh, c.label_en, c.unit, c.unit_en,
           CASE WHEN version.included_before > coalesce(version.blank_before[c.position], 0)
                THEN trim_scale(version.values_before[c.position] * c.step) END AS before,
           CASE WHEN version.included > coalesce(version.blank[c.position], 0)
                THEN trim_scale(version.cell_values[c.position] * c.step) END AS after
    FROM version
    JOIN registry.form_cell AS c USING (form_id)
    WHERE version.form_before = version.form_id
)
SELECT edition_id, cell, label_zh, label_en, unit, unit_en, before, after
FROM figure WHERE before IS DISTINCT FROM after ORDER BY edition_id, position
