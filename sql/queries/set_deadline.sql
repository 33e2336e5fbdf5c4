-- $1 region_code, $2 year, $3 class, $4 event, $5 due_on.
INSERT INTO registry.deadline (region_code, year, class, event, due_on)
VALUES ($1::text, $2::integer, $3::text, $4::text, $5::date)
ON CONFLICT ON CONSTRAINT deadline_once DO UPDATE SET due_on = EXCLUDED.due_on
