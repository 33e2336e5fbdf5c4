-- Notes down that a run begins: $1 business_date, $2 started_at, $3 is_unrestricted.
SELECT audit.begin_run($1::date, $2::timestamptz, $3::boolean) AS run_id
