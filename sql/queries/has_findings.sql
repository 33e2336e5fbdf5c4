-- Whether any finding of year $1 integer is current.
SELECT EXISTS (SELECT FROM summary.finding_row
               WHERE superseded_by IS NULL AND year = $1::integer) AS has_findings
