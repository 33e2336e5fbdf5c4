-- $1 identity integer, $2 rule text, $3 cells text, with commas, $4 scale bigint.
INSERT INTO peer.identity (identity, rule, cells, step)
VALUES ($1::integer, $2::text, string_to_array($3::text, ','), 1 / $4::numeric)
