-- Whether any report of year $1 integer that leaves some cell blank is of an agency that filed more than
-- once. A blank is the byte F8.
SELECT EXISTS (SELECT FROM intake.submission AS correction
               JOIN intake.submission AS report USING (agency_id, year)
               WHERE correction.revision > 1 AND correction.year = $1::integer
                 AND position('\xf8'::bytea IN report.packed) > 0) AS has
