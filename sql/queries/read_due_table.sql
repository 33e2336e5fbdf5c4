-- $1 year, $2 event. A row without a region holds where no other does.
SELECT region_code, class, due_on FROM registry.due_dates($1::integer, $2::text)
