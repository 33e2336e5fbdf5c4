-- Left by the year before in the same run.
DROP TABLE IF EXISTS pg_temp.standalone_finding
