COPY pg_temp.standalone_finding FROM STDIN (FORMAT binary)
