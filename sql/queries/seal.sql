-- Gives run $1 bigint what is new, and seals it into the chain of events; null if there was nothing.
-- $2 integer[]: years that a run of certain years or regions was the first to judge.
SELECT audit.seal($1::bigint, $2::integer[]) AS event_id
