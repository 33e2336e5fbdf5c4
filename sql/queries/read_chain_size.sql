-- What a verification looked at.
SELECT (SELECT count(*) FROM audit.event) AS events,
       (SELECT count(*) FROM summary.edition) AS editions,
       (SELECT count(*) FROM intake.submission) AS submissions,
       (SELECT encode(event_hash, 'hex') FROM audit.event ORDER BY event_id DESC LIMIT 1)
           AS last_hash
