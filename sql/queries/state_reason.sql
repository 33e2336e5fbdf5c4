-- Why the transaction changes the registry: $1 reason, $2 who decided.
SELECT set_config('huizong.reason', $1::text, true) AS reason,
       set_config('huizong.decided_by', $2::text, true) AS decided_by
