-- JIT takes longer over such wide expressions than it saves; parallel where the planner thinks it
-- pays, with memory enough for every sum.
SET LOCAL jit = off;
SET LOCAL max_parallel_workers_per_gather = 2;
SET LOCAL work_mem = '256MB';
