-- The edition $1 bigint that was just written, into the chain of events.
SELECT audit.record('edition', audit.edition_payload(edition)) AS event_id
FROM summary.edition WHERE edition_id = $1::bigint
