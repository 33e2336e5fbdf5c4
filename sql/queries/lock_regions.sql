-- Nobody else changes the regions until the transaction ends.
LOCK TABLE registry.region IN SHARE ROW EXCLUSIVE MODE
