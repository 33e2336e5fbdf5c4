-- C01: the totals of the checked regions equal the sums of the submissions they are made of, added
-- here from the readable cells, not from what the worker read. $1 year integer, $2 regions text[].
-- Any row forbids the commit; position 0 says that numbers of cells differ.
SELECT region_code, scope, position, stored, added
FROM summary.own_differences($1::integer, $2::text[]) LIMIT 10
