-- Whether the reports of year $1 integer can be read from the index alone: there are none of the
-- year before, with which they would be compared, and none that is too long for the index.
SELECT NOT EXISTS (SELECT FROM intake.visible_submission WHERE year = $1::integer - 1)
       AND NOT EXISTS (SELECT FROM intake.visible_submission
                       WHERE year = $1::integer AND octet_length(packed) > 2000) AS is_in_index
