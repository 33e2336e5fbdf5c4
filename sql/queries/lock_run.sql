-- One runner at a time: held by the transaction, so that a lost connection gives it back, and taken
-- before the transaction has a snapshot, for LOCK needs none: what the run before published is seen.
-- Only the job's role and the owner may.
LOCK TABLE work.run_lock IN EXCLUSIVE MODE NOWAIT
