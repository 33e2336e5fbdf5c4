-- Deadlines; those of no region hold everywhere.
-- Of region huizong.region and year huizong.year, all if empty.
COPY (
    SELECT region_code, year, class, event, due_on FROM registry.deadline
    WHERE current_setting('huizong.year') IN ('', year::text)
    ORDER BY year, region_code COLLATE "C" NULLS FIRST, class COLLATE "C" NULLS FIRST,
             event COLLATE "C"
) TO STDOUT (FORMAT csv, HEADER)
