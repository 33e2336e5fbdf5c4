-- Between two looks for a shared run; ends at once when it is cancelled.
SELECT pg_sleep(0.2)
