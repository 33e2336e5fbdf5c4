-- Which revision a submission is: $1 submission_id.
SELECT revision FROM intake.submission WHERE submission_id = $1::bigint
