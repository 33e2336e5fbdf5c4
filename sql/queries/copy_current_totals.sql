-- Current totals of year huizong.year: of the whole area of the regions named in huizong.regions, of the
-- own agencies, with townships, of those in huizong.direct_regions, and without them of those in
-- huizong.own_regions; with the hash of each as it was published.
COPY (
    SELECT total.region_code, total.scope, total.form_id, total.expected, total.received,
           total.included, total.on_time, total.cell_values, total.blank, total.content_hash
    FROM (VALUES ('all', current_setting('huizong.regions')),
                 ('direct', current_setting('huizong.direct_regions')),
                 ('own', current_setting('huizong.own_regions'))) AS wanted (scope, regions)
    CROSS JOIN LATERAL unnest(string_to_array(wanted.regions, ',')) AS region (code)
    -- row by row by the index, however many the planner takes them for
    CROSS JOIN LATERAL (
        SELECT * FROM summary.total
        WHERE total.superseded_by IS NULL AND total.region_code = region.code
          AND total.year = (SELECT current_setting('huizong.year')::integer)
          AND total.scope = wanted.scope
        OFFSET 0) AS total
) TO STDOUT (FORMAT binary)
