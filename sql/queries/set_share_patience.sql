-- Waiting for an assistant is cut into seconds, so that Ctrl-C is heard; for this transaction.
SELECT set_config('lock_timeout', '1s', true)
