-- Agencies whose figures belong in the totals of year $1 integer, by region and class, with the
-- due date of filing. $2 text[]: these regions only, all if null.
SELECT roster.region_code, roster.class, count(*)::integer AS expected,
       registry.due_on(roster.region_code, $1::integer, roster.class, 'submit') AS due_on
FROM registry.roster($1::integer) AS roster
WHERE roster.counts_in_total AND NOT roster.is_exempt
  AND ($2::text[] IS NULL OR roster.region_code = ANY ($2::text[]))
GROUP BY roster.region_code, roster.class
