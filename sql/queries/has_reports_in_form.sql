-- Whether a report was ever filed in form $1 text.
SELECT EXISTS (SELECT FROM intake.submission WHERE form_id = $1::text) AS has_reports
