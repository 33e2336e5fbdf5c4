-- The last event of the chain; no row before the first.
SELECT event_id, encode(event_hash, 'hex') AS event_hash, happened_at
FROM audit.event ORDER BY event_id DESC LIMIT 1
