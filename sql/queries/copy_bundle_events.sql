-- The chain of events, whole; the payload last, so that a shell can take a line apart.
COPY (
    SELECT event_id, to_char(happened_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
               AS happened_at,
           kind, encode(previous_hash, 'hex') AS previous_hash,
           encode(event_hash, 'hex') AS event_hash, payload
    FROM audit.event ORDER BY event_id
) TO STDOUT (FORMAT csv, HEADER)
