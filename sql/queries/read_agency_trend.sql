-- A figure of agency $1 bigint over the years, as published in edition $3 bigint: $2 cell.
SELECT figure.year, figure.region_code, figure.agency_name, figure.form_id, figure.submission_id,
       figure.revision, figure.value, figure.status, c.label_zh, c.label_en, c.row_label_zh,
       c.row_label_en, c.unit, c.unit_en
FROM summary.agency_figures($1::bigint, $2::text, $3::bigint) AS figure
JOIN registry.form_cell AS c ON c.form_id = figure.form_id AND c.cell = $2::text
ORDER BY figure.year
