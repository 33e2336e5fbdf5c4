-- For the session that holds an assistant's claims: the server soon notices that the machine is
-- gone, and an assistant that stands still gives its share up after the time a statement may take.
SELECT set_config('tcp_keepalives_idle', '15', false),
       set_config('tcp_keepalives_interval', '5', false),
       set_config('tcp_keepalives_count', '3', false),
       set_config('idle_in_transaction_session_timeout', current_setting('statement_timeout'), false)
