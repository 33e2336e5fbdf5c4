-- Whether any report of year $1 integer was declared to have been published on a day that cannot be or
-- is odd, which an index knows, or any report at all had its dates corrected.
SELECT EXISTS (SELECT FROM intake.submission AS declared
               WHERE declared.year = $1::integer
                 AND (declared.published_on < make_date(declared.year + 1, 1, 1)
                      OR declared.published_on
                         < (declared.submitted_at AT TIME ZONE 'Asia/Shanghai')::date))
       OR EXISTS (SELECT FROM intake.correction) AS has
