-- One runner at a time: held by the session, so a lost connection releases it.
SELECT pg_try_advisory_lock(hashtextextended('huizong.run', 0))
