-- Without statistics the planner would compare every old finding with every new one.
ANALYZE pg_temp.new_finding
