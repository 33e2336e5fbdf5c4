-- Notes a case: agency $1 bigint, kind $2 text, number $3 text, day $4 date, $5 boolean whether it is
-- taken back, read from file $6 text.
INSERT INTO intake.ledger (agency_id, kind, number, happened_on, year, is_void, source)
VALUES ($1::bigint, $2::text, $3::text, $4::date, extract(year FROM $4::date)::integer,
        $5::boolean, $6::text)
