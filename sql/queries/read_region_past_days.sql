-- The last day until which a past state of each region is known.
SELECT code, max(until) AS until FROM registry.region_past GROUP BY code
