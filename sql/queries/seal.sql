-- What was stored since the last seal, into the chain of events; null if there was nothing.
SELECT audit.seal() AS event_id
