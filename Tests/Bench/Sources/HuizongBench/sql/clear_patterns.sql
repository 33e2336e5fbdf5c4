-- Room for the reports of another year and form.
TRUNCATE pg_temp.pattern
