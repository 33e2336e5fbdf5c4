-- Two migrations at once: the second waits, then finds nothing to do. Held by the transaction.
SELECT pg_advisory_xact_lock(4854895, 2)
