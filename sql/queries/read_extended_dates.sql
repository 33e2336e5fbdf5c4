-- $1 year, $2 event, $3 the day by whose end they were granted.
SELECT agency_id, due_on FROM registry.extended_dates($1::integer, $2::text, $3::date)
