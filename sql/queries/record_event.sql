-- $1 kind text, $2 payload jsonb.
SELECT audit.record($1::text, $2::jsonb)
