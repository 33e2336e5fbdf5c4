-- $1 reports jsonb.
SELECT count(*) AS filed FROM intake.submit_many($1::jsonb)
