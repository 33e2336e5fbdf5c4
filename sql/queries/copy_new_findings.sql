COPY pg_temp.new_finding FROM STDIN (FORMAT binary)
