-- The same as analyze_new_finding for findings about no report.
ANALYZE pg_temp.standalone_finding
