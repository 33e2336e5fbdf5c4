-- Nobody else changes the agencies until the transaction ends.
LOCK TABLE registry.agency IN SHARE ROW EXCLUSIVE MODE
