-- The figures of the year before that rules across years look at.
COPY (SELECT {cells} FROM intake.submission WHERE year = current_setting('bench.year')::integer)
TO STDOUT (FORMAT binary)
