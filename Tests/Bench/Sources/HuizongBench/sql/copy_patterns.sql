COPY pg_temp.pattern FROM STDIN (FORMAT binary)
