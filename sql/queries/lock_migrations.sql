-- Waits for a run or another migration to end: nothing may change below a run, and the second of two
-- migrations finds nothing to do. Held by the transaction. Of two first migrations one makes the
-- schema, for which the other waits.
DO $$
BEGIN
    BEGIN
        CREATE SCHEMA IF NOT EXISTS work;
        CREATE TABLE IF NOT EXISTS work.run_lock ();
    EXCEPTION WHEN unique_violation THEN
        NULL;  -- made by the other one in this very moment
    END;
    LOCK TABLE work.run_lock IN EXCLUSIVE MODE;
END
$$
