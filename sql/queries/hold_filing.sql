-- Whoever files for agency $1 in year $2 waits until this transaction has ended.
SELECT intake.hold_filing($1::bigint, $2::integer)
