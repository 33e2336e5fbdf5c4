-- $1 predecessor_id, $2 successor_id, $3 first day of the successor's duty, $4 share, $5 authority,
-- $6 document_number.
INSERT INTO registry.succession (
    predecessor_id, successor_id, happened_on, share, authority, document_number)
VALUES ($1::bigint, $2::bigint, $3::date, $4::numeric, $5::text, $6::text)
