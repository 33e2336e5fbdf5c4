-- Whether anything was filed for year $1 integer.
SELECT EXISTS (SELECT FROM intake.visible_submission WHERE year = $1::integer) AS has_submissions
