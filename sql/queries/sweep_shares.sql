-- What runs left of their shares; under the run's lock, so that none of them is under way. A share
-- that an assistant still holds is left to the next run.
DELETE FROM work.share
WHERE (run_token, year, share_number) IN (
    SELECT run_token, year, share_number FROM work.share FOR UPDATE SKIP LOCKED)
