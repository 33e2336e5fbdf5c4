-- How many reports the current lists of year $1 integer name.
SELECT coalesce(sum(cardinality(included_own) + cardinality(included_other)
                    + cardinality(excluded_own) + cardinality(excluded_other)), 0)::bigint AS reports
FROM summary.roster WHERE superseded_by IS NULL AND year = $1::integer
