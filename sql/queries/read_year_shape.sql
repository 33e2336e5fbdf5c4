-- Whether the reports of year $1 integer can be read from the index alone: there are none of the
-- year before, with which they would be compared, and none that is too long for the index. The
-- order makes the planner take the index of those that are too long, which is nearly always empty.
SELECT NOT EXISTS (SELECT FROM intake.visible_submission WHERE year = $1::integer - 1)
       AND (SELECT long.agency_id FROM intake.submission AS long
            WHERE long.year = $1::integer AND octet_length(long.packed) > 2000
            ORDER BY long.agency_id LIMIT 1) IS NULL AS is_in_index
