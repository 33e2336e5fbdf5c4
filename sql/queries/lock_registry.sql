-- Nobody else changes the agencies until the transaction ends.
SELECT registry.hold_agencies()
