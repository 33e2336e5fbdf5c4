COPY summary.total (
    region_code, year, scope, form_id, expected, received, included, on_time, late, cell_values,
    blank, content_hash, edition_id) FROM STDIN (FORMAT binary)
