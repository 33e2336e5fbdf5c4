-- The cases of report year $1 integer that the office knows from elsewhere, in order.
SELECT agency_id, kind, number, happened_on
FROM intake.ledger_cases($1::integer)
ORDER BY agency_id, kind, happened_on, number COLLATE "C"
