-- The least that any reader of a year must move.
COPY (SELECT packed FROM intake.submission WHERE year = current_setting('bench.year')::integer)
TO STDOUT (FORMAT binary)
