-- Of each year of $2 integer[], the last edition up to $3 bigint that changed anything about region
-- $1 text: its totals, which reports count, what was found.
SELECT changed.year, edition.edition_id, edition.business_date,
       summary.china_time(edition.published_at) AS published_at,
       encode(edition.content_hash, 'hex') AS content_hash
FROM (SELECT step.year, max(step.edition_id) AS edition_id
      FROM (SELECT total.year, unnest(ARRAY[total.edition_id, total.superseded_by]) AS edition_id
            FROM summary.seen_total AS total
            WHERE total.region_code = $1::text AND total.year = ANY ($2::integer[])
              -- every version: the two arms are the partial indexes
              AND (total.superseded_by IS NULL OR total.superseded_by > 0)
            UNION ALL
            SELECT roster.year, unnest(ARRAY[roster.edition_id, roster.superseded_by])
            FROM summary.seen_roster AS roster
            WHERE roster.region_code = $1::text AND roster.year = ANY ($2::integer[])
            UNION ALL
            SELECT finding.year, unnest(ARRAY[finding.edition_id, finding.superseded_by])
            FROM summary.seen_finding AS finding
            WHERE finding.region_code = $1::text AND finding.year = ANY ($2::integer[])
              AND (finding.superseded_by IS NULL OR finding.superseded_by > 0)) AS step
      WHERE step.edition_id <= $3::bigint
      GROUP BY step.year) AS changed
JOIN summary.edition USING (edition_id)
ORDER BY changed.year
