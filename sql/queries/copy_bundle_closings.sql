-- Closing dates.
-- Of region huizong.region and year huizong.year, all if empty.
COPY (
    SELECT region_code, year, no_new_after, no_corrections_after, set_by, document_number
    FROM registry.closing
    WHERE current_setting('huizong.year') IN ('', year::text)
    ORDER BY year, region_code COLLATE "C"
) TO STDOUT (FORMAT csv, HEADER)
