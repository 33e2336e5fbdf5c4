-- How the reports of year $1 integer are read: whether there are any of the year before, with which
-- they are compared, and any that are too long for the index that a run reads.
SELECT EXISTS (SELECT FROM intake.visible_submission WHERE year = $1::integer - 1) AS has_year_before,
       EXISTS (SELECT FROM intake.visible_submission
               WHERE year = $1::integer AND octet_length(packed) > 2000) AS has_long_submissions
