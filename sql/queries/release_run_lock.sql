-- The counterpart of try_run_lock.
SELECT pg_advisory_unlock(4854895, 1)
