-- The submissions that came into a total or went out of it, by edition, and why: $1 region, $2 year,
-- $3 scope, $4 up to this instant (the current edition if null).
WITH version AS MATERIALIZED (
    SELECT edition_id, superseded_by, region_code,
           CASE $3::text WHEN 'own' THEN included_own ELSE included_own || included_other END
               AS included,
           excluded_own || excluded_other AS excluded
    FROM summary.seen_roster
    WHERE year = $2::integer AND edition_id <= summary.edition_at($4::timestamptz)
      -- an array, unlike a join, reaches the index behind the view
      AND region_code = ANY (ARRAY(
          SELECT region_code FROM registry.region_within_in($2::integer)
          WHERE ancestor_code = $1::text AND ($3::text = 'all' OR distance = 0)))
), turned AS (  -- each region's roster that changed, with the one before it
    SELECT new.edition_id, new.region_code, new.included, new.excluded,
           old.included AS included_before, old.excluded AS excluded_before,
           old.edition_id IS NULL AS is_first
    FROM version AS new
    LEFT JOIN version AS old
        ON old.region_code = new.region_code AND old.superseded_by = new.edition_id
), filing AS MATERIALIZED (
    SELECT * FROM audit.filing_known(
        NULL, $2::integer, NULL, ARRAY(SELECT unnest(included) FROM version))
), taken_back AS MATERIALIZED (
    SELECT submission_id FROM audit.decision WHERE year = $2::integer AND is_revoked
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
), moved AS (
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
SELECT moved.edition_id, moved.region_code, moved.agency_id, agency.name AS agency_name,
       moved.submission_id, moved.revision, moved.submission_before, moved.revision_before,
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
CROSS JOIN LATERAL (
    SELECT held.name FROM registry.agency_in($2::integer) AS held
    WHERE held.agency_id = moved.agency_id OFFSET 0) AS agency
ORDER BY moved.edition_id, moved.region_code COLLATE "C", moved.agency_id
