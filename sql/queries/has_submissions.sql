-- Whether anything was filed for year $1 integer.
SELECT EXISTS (SELECT FROM intake.submission WHERE year = $1::integer) AS has_submissions
