-- Days of filing that differ from the default: $1 year integer.
SELECT region_code, class, due_on FROM registry.deadline
WHERE year = $1::integer AND event = 'submit'
