-- Regions and years that a run must look at: because of what is new, and because some day came
-- between $1 date and $2 date, the first and the last business date since then. Null means all. With
-- the agency whose own report is all that differs there; null if more than one report may.
SELECT region_code, year, filer FROM work.touched
UNION
SELECT region_code, year, NULL FROM work.touched_by_dates($1::date, $2::date)
