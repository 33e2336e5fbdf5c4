-- The hashes of events $1 bigint[], as far as they are there.
SELECT event_id, encode(event_hash, 'hex') AS event_hash
FROM audit.event WHERE event_id = ANY ($1::bigint[])
