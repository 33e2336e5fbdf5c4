-- Regions and years that a run must look at: because of what is new, and because some day came
-- between $1 date and $2 date, the first and the last business date since then. Null means all.
SELECT region_code, year FROM work.touched
UNION
SELECT region_code, year FROM work.touched_by_dates($1::date, $2::date)
