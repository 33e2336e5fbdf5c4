-- C03: each agency counts once, in its own region and year, and the numbers of agencies agree with
-- the registry; and those whose first report of the year came by its due date are those on time, as
-- of $3 date. $1 year integer, $2 regions text[]. Any row forbids the commit.
WITH checked AS (
    SELECT * FROM summary.roster
    WHERE superseded_by IS NULL AND year = $1::integer AND region_code = ANY ($2::text[])
), listed AS (
    SELECT region_code, true AS is_own, true AS is_included, unnest(included_own) AS submission_id
    FROM checked
    UNION ALL SELECT region_code, false, true, unnest(included_other) FROM checked
    UNION ALL SELECT region_code, true, false, unnest(excluded_own) FROM checked
    UNION ALL SELECT region_code, false, false, unnest(excluded_other) FROM checked
), filed AS MATERIALIZED (
    SELECT listed.region_code, listed.is_own, listed.is_included, submission.agency_id,
           submission.submitted_at, agency.class,
           agency.region_code = listed.region_code
               AND listed.is_own = registry.counts_in_own(agency.class) AS is_in_place
    FROM listed
    JOIN intake.visible_submission AS submission
        ON submission.submission_id = listed.submission_id AND submission.year = $1::integer
    CROSS JOIN LATERAL (
        SELECT held.region_code, held.class FROM registry.agency_in($1::integer) AS held
        WHERE held.agency_id = submission.agency_id OFFSET 0) AS agency
), corrected AS MATERIALIZED (
    -- the others filed once, whatever was withdrawn; arrays reach the indexes here and on other
    -- servers
    SELECT agency_id, min(submitted_at) AS first_filed_at
    FROM intake.visible_submission
    WHERE year = $1::integer AND agency_id = ANY (ARRAY(
        SELECT later.agency_id FROM intake.submission AS later
        WHERE later.revision > 1 AND later.year = $1::integer
          AND later.agency_id = ANY (ARRAY(SELECT filed.agency_id FROM filed))))
    GROUP BY agency_id
), due AS MATERIALIZED (
    SELECT * FROM registry.due_dates($1::integer, 'submit')
), judged AS (
    SELECT filed.*,
           audit.china_day(coalesce(corrected.first_filed_at, filed.submitted_at))
               <= coalesce(given.due_on, here.due_on, elsewhere.due_on) AS is_on_time
    FROM filed
    LEFT JOIN corrected USING (agency_id)
    LEFT JOIN due AS elsewhere ON elsewhere.region_code IS NULL AND elsewhere.class = filed.class
    LEFT JOIN due AS here
        ON here.region_code = filed.region_code AND here.class = filed.class
    LEFT JOIN registry.extended_dates($1::integer, 'submit', $3::date) AS given
        ON given.agency_id = filed.agency_id
), counted AS (
    SELECT region_code,
           count(*) FILTER (WHERE is_own) AS received_own,
           count(*) AS received_direct,
           count(*) FILTER (WHERE is_own AND is_included) AS included_own,
           count(*) FILTER (WHERE is_included) AS included_direct,
           count(*) FILTER (WHERE is_own AND is_on_time) AS on_time_own,
           count(*) FILTER (WHERE is_on_time) AS on_time_direct,
           count(DISTINCT agency_id) AS agencies,
           bool_and(is_in_place) AS is_in_place
    FROM judged GROUP BY region_code
), expected AS (
    SELECT region_code, count(*) AS expected_direct,
           count(*) FILTER (WHERE registry.counts_in_own(class)) AS expected_own
    FROM registry.expected_agencies($1::integer)
    WHERE counts_in_total AND NOT is_exempt AND region_code = ANY ($2::text[])
    GROUP BY region_code
), stored AS (
    SELECT * FROM summary.total
    WHERE superseded_by IS NULL AND year = $1::integer AND region_code = ANY ($2::text[])
      AND (scope IN ('own', 'direct') OR NOT EXISTS (
           SELECT FROM registry.region_in($1::integer) AS below
           WHERE below.parent_code = total.region_code))
)
SELECT stored.region_code, stored.scope, stored.expected, stored.received, stored.included,
       stored.on_time, counted.agencies
FROM stored
LEFT JOIN counted USING (region_code)
LEFT JOIN expected USING (region_code)
WHERE stored.expected <> coalesce(
          CASE stored.scope WHEN 'own' THEN expected_own ELSE expected_direct END, 0)
   OR stored.received <> coalesce(
          CASE stored.scope WHEN 'own' THEN received_own ELSE received_direct END, 0)
   OR stored.included <> coalesce(
          CASE stored.scope WHEN 'own' THEN included_own ELSE included_direct END, 0)
   OR stored.on_time <> coalesce(
          CASE stored.scope WHEN 'own' THEN on_time_own ELSE on_time_direct END, 0)
   OR coalesce(counted.agencies <> counted.received_direct, false)
   OR NOT coalesce(counted.is_in_place, true)
ORDER BY stored.region_code, stored.scope LIMIT 10
