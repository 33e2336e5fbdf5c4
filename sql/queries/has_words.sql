-- Whether any report of year $1 integer says something in words.
SELECT EXISTS (SELECT FROM intake.submission
               WHERE year = $1::integer AND narrative <> '{}'::jsonb) AS has
