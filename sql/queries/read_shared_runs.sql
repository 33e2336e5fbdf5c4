-- Shared runs under way, for doctor.
SELECT business_date, count(*) AS shares, count(*) FILTER (WHERE state = 'open') AS not_done,
       count(*) FILTER (WHERE state = 'done') AS handed_in
FROM work.share
WHERE coordinator_pid = (SELECT work.coordinator())
GROUP BY run_token, business_date
