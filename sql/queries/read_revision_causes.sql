-- The submissions that came into a total or went out of it, by edition, and why; and the regions
-- that came to lie below it or no longer do, each with the number of reports that it brought or
-- took along: $1 region, $2 year, $3 scope, $4 up to this instant (the current edition if null).
WITH own_version AS (
    SELECT edition_id, superseded_by FROM summary.seen_total AS total
    WHERE total.region_code = $1::text AND total.year = $2::integer AND total.scope = $3::text
      -- every version: the two arms are the partial indexes
      AND (total.superseded_by IS NULL OR total.superseded_by > 0)
      AND total.edition_id <= summary.edition_at($4::timestamptz)
), step AS MATERIALIZED (
    SELECT edition_id FROM own_version
    UNION
    SELECT superseded_by FROM own_version
    WHERE superseded_by <= summary.edition_at($4::timestamptz)
), tree AS MATERIALIZED (
    -- the regions below it as each edition, and the one before it, knew them
    SELECT asked.edition_id, place.region_code
    FROM (SELECT edition_id FROM step UNION SELECT edition_id - 1 FROM step) AS asked
    CROSS JOIN LATERAL registry.area_in(
        $1::text, $2::integer, summary.known_at(asked.edition_id)) AS place
    WHERE $3::text = 'all' OR place.distance = 0
), version AS MATERIALIZED (
    SELECT edition_id, superseded_by, region_code,
           CASE $3::text WHEN 'own' THEN included_own ELSE included_own || included_other END
               AS included,
           excluded_own || excluded_other AS excluded
    FROM summary.seen_roster
    WHERE year = $2::integer AND edition_id <= summary.edition_at($4::timestamptz)
      -- an array, unlike a join, reaches the index behind the view
      AND region_code = ANY (ARRAY(SELECT tree.region_code FROM tree))
), turned AS (  -- each region's roster that changed, with the one before it
    SELECT new.edition_id, new.region_code, new.included, new.excluded,
           old.included AS included_before, old.excluded AS excluded_before,
           old.edition_id IS NULL AS is_first
    FROM version AS new
    LEFT JOIN version AS old
        ON old.region_code = new.region_code AND old.superseded_by = new.edition_id
    WHERE EXISTS (SELECT FROM tree WHERE tree.edition_id = new.edition_id
                    AND tree.region_code = new.region_code)
      AND (new.edition_id = (SELECT min(edition_id) FROM step)
           OR EXISTS (SELECT FROM tree WHERE tree.edition_id = new.edition_id - 1
                        AND tree.region_code = new.region_code))
), resettled AS (  -- regions that came or went, as a whole
    SELECT step.edition_id, tree.region_code, 1 AS sign, step.edition_id AS counted_in
    FROM step JOIN tree USING (edition_id)
    WHERE tree.region_code <> $1::text
      -- where the total is new, what had been published elsewhere came
      AND (step.edition_id > (SELECT min(edition_id) FROM step)
           OR EXISTS (SELECT FROM version AS earlier
                      WHERE earlier.region_code = tree.region_code
                        AND earlier.edition_id < step.edition_id))
      AND NOT EXISTS (SELECT FROM tree AS before WHERE before.edition_id = step.edition_id - 1
                        AND before.region_code = tree.region_code)
    UNION ALL
    SELECT step.edition_id, tree.region_code, -1, step.edition_id - 1
    FROM step JOIN tree ON tree.edition_id = step.edition_id - 1
    WHERE tree.region_code <> $1::text AND step.edition_id > (SELECT min(edition_id) FROM step)
      AND NOT EXISTS (SELECT FROM tree AS after WHERE after.edition_id = step.edition_id
                        AND after.region_code = tree.region_code)
), filing AS MATERIALIZED (
    SELECT * FROM audit.filing_known(
        NULL, $2::integer, NULL, ARRAY(SELECT unnest(included) FROM version))
), taken_back AS MATERIALIZED (
    SELECT submission_id FROM audit.decision
    WHERE year = $2::integer AND is_revoked
      AND submission_id = ANY (ARRAY(SELECT filing.submission_id FROM filing))
), come AS (
    SELECT turned.edition_id, turned.region_code, turned.is_first, counted.submission_id,
           filing.agency_id, filing.revision, filing.submitted_at, filing.stored_at,
           counted.submission_id = ANY (turned.excluded_before) AS was_excluded
    FROM turned CROSS JOIN LATERAL unnest(turned.included) AS counted (submission_id)
    JOIN filing USING (submission_id)
    WHERE turned.is_first OR NOT counted.submission_id = ANY (turned.included_before)
), gone AS (
    SELECT turned.edition_id, turned.region_code, counted.submission_id, filing.agency_id,
           filing.revision, filing.is_returned, filing.is_withdrawn,
           filing.has_waiver,
           counted.submission_id = ANY (turned.excluded) AS is_excluded
    FROM turned CROSS JOIN LATERAL unnest(turned.included_before) AS counted (submission_id)
    JOIN filing USING (submission_id)
    WHERE NOT counted.submission_id = ANY (turned.included)
), moved AS MATERIALIZED (
    SELECT coalesce(come.edition_id, gone.edition_id) AS edition_id,
           coalesce(come.region_code, gone.region_code) AS region_code,
           coalesce(come.agency_id, gone.agency_id) AS agency_id,
           come.submission_id, come.revision, gone.submission_id AS submission_before,
           gone.revision AS revision_before, come.is_first, come.was_excluded, gone.is_excluded,
           gone.is_returned, gone.is_withdrawn, gone.has_waiver, come.stored_at
    FROM come FULL JOIN gone
        ON gone.edition_id = come.edition_id AND gone.agency_id = come.agency_id
       AND gone.region_code = come.region_code
)
SELECT cause.*
FROM (
    SELECT moved.edition_id, moved.region_code, moved.agency_id, agency.name AS agency_name,
           NULL::bigint AS reports, moved.submission_id, moved.revision, moved.submission_before,
           moved.revision_before,
           CASE WHEN moved.is_first THEN 'first'
                WHEN moved.is_withdrawn THEN 'withdrawn'
                WHEN moved.submission_id IN (SELECT submission_id FROM taken_back) THEN 'revoked'
                WHEN moved.submission_id IS NULL AND moved.is_returned THEN 'returned'
                WHEN moved.submission_id IS NULL AND moved.is_excluded AND moved.has_waiver
                    THEN 'waiver'
                WHEN moved.submission_id IS NULL AND moved.is_excluded THEN 'rules'
                WHEN moved.submission_id IS NULL THEN 'roster'
                WHEN EXISTS (
                    SELECT FROM summary.seen_finding AS f
                    WHERE f.submission_id = moved.submission_id AND f.edition_id = moved.edition_id
                      AND f.waiver_id IS NOT NULL AND f.severity = 'error') THEN 'waiver'
                WHEN moved.was_excluded THEN 'rules'
                WHEN moved.is_returned AND moved.revision < moved.revision_before THEN 'returned'
                WHEN moved.revision < moved.revision_before THEN 'dates'
                WHEN moved.submission_before IS NOT NULL OR moved.revision > 1 THEN 'correction'
                WHEN moved.stored_at < (SELECT before.published_at FROM summary.edition AS before
                                        WHERE before.edition_id = moved.edition_id - 1) THEN 'roster'
                ELSE 'late_report' END AS reason
    FROM moved
    JOIN registry.agencies_among($2::integer, $4::timestamptz, ARRAY(
             SELECT named.agency_id FROM moved AS named)) AS agency USING (agency_id)
    UNION ALL
    SELECT resettled.edition_id, resettled.region_code, NULL,
           registry.region_name_in(resettled.region_code, $2::integer, $4::timestamptz),
           resettled.sign * coalesce(cardinality(counted.included), 0), NULL, NULL, NULL, NULL,
           'region'
    FROM resettled
    LEFT JOIN version AS counted
        ON counted.region_code = resettled.region_code
       AND counted.edition_id <= resettled.counted_in
       AND (counted.superseded_by IS NULL OR counted.superseded_by > resettled.counted_in)
) AS cause
ORDER BY cause.edition_id, cause.region_code COLLATE "C", cause.agency_id NULLS FIRST
