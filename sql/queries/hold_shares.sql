-- Says that a run with shares is under way: held by the session, so a lost connection releases it.
SELECT pg_advisory_lock(4854895, 2)
