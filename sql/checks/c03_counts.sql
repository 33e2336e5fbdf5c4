-- C03: each agency counts once, in its own region and year, and the numbers of agencies agree with
-- the registry. $1 year integer, $2 regions text[]. Any row forbids the commit.
WITH checked AS (
    SELECT * FROM summary.roster
    WHERE superseded_by IS NULL AND year = $1::integer AND region_code = ANY ($2::text[])
), listed AS (
    SELECT region_code, true AS is_own, true AS is_included, unnest(included_own) AS submission_id
    FROM checked
    UNION ALL SELECT region_code, false, true, unnest(included_other) FROM checked
    UNION ALL SELECT region_code, true, false, unnest(excluded_own) FROM checked
    UNION ALL SELECT region_code, false, false, unnest(excluded_other) FROM checked
), counted AS (
    SELECT listed.region_code,
           count(*) FILTER (WHERE is_own) AS received_own,
           count(*) AS received_direct,
           count(*) FILTER (WHERE is_own AND is_included) AS included_own,
           count(*) FILTER (WHERE is_included) AS included_direct,
           count(DISTINCT submission.agency_id) AS agencies,
           bool_and(agency.region_code = listed.region_code
                    AND listed.is_own = (agency.class NOT IN ('township', 'subdistrict')))
               AS is_in_place
    FROM listed
    JOIN intake.submission
        ON submission.submission_id = listed.submission_id AND submission.year = $1::integer
    JOIN registry.agency USING (agency_id)
    GROUP BY listed.region_code
), expected AS (
    SELECT region_code, count(*) AS expected_direct,
           count(*) FILTER (WHERE class NOT IN ('township', 'subdistrict')) AS expected_own
    FROM registry.roster($1::integer)
    WHERE counts_in_total AND NOT is_exempt AND region_code = ANY ($2::text[])
    GROUP BY region_code
), stored AS (
    SELECT * FROM summary.total
    WHERE superseded_by IS NULL AND year = $1::integer AND region_code = ANY ($2::text[])
      AND (scope IN ('own', 'direct') OR NOT EXISTS (
           SELECT FROM registry.region AS below WHERE below.parent_code = total.region_code))
)
SELECT stored.region_code, stored.scope, stored.expected, stored.received, stored.included,
       counted.agencies
FROM stored
LEFT JOIN counted USING (region_code)
LEFT JOIN expected USING (region_code)
WHERE stored.expected <> coalesce(
          CASE stored.scope WHEN 'own' THEN expected_own ELSE expected_direct END, 0)
   OR stored.received <> coalesce(
          CASE stored.scope WHEN 'own' THEN received_own ELSE received_direct END, 0)
   OR stored.included <> coalesce(
          CASE stored.scope WHEN 'own' THEN included_own ELSE included_direct END, 0)
   OR coalesce(counted.agencies <> counted.received_direct, false)
   OR NOT coalesce(counted.is_in_place, true)
ORDER BY stored.region_code, stored.scope LIMIT 10
