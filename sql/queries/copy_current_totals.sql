-- Current totals of year huizong.year: of the whole area of the regions named in huizong.regions, of the
-- own agencies, with townships, of those in huizong.direct_regions, and without them of those in
-- huizong.own_regions; with the hash of each as it was published.
COPY (
    SELECT region_code, scope, form_id, expected, received, included, on_time, cell_values, blank,
           content_hash
    FROM summary.total
    WHERE superseded_by IS NULL AND year = (SELECT current_setting('huizong.year')::integer)
      AND scope = 'all' AND region_code = ANY (
          (SELECT string_to_array(current_setting('huizong.regions'), ','))::text[])
    UNION ALL
    SELECT region_code, scope, form_id, expected, received, included, on_time, cell_values, blank,
           content_hash
    FROM summary.total
    WHERE superseded_by IS NULL AND year = (SELECT current_setting('huizong.year')::integer)
      AND scope = 'direct' AND region_code = ANY (
          (SELECT string_to_array(current_setting('huizong.direct_regions'), ','))::text[])
    UNION ALL
    SELECT region_code, scope, form_id, expected, received, included, on_time, cell_values, blank,
           content_hash
    FROM summary.total
    WHERE superseded_by IS NULL AND year = (SELECT current_setting('huizong.year')::integer)
      AND scope = 'own' AND region_code = ANY (
          (SELECT string_to_array(current_setting('huizong.own_regions'), ','))::text[])
) TO STDOUT (FORMAT binary)
