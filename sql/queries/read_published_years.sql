-- Report years of which something is published.
SELECT DISTINCT year FROM summary.seen_roster WHERE superseded_by IS NULL ORDER BY year
