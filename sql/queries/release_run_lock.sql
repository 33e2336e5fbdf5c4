-- The counterpart of try_run_lock.
SELECT pg_advisory_unlock(hashtextextended('huizong.run', 0))
