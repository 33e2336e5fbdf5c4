-- Waits for a run or another migration to end: nothing may change below a run, and the second of two
-- migrations finds nothing to do. Held by the transaction.
SELECT pg_advisory_xact_lock(hashtextextended('huizong.run', 0))
