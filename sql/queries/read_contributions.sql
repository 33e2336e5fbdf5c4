-- The submissions of a region's own agencies that count towards a cell in edition $5 bigint:
-- $1 cell, $2 region, $3 year, $4 scope (own, or all with townships), $6 agency (all if null),
-- largest figure first.
SELECT submission.agency_id, agency.name AS agency_name, agency.class, submission.submission_id,
       submission.revision, summary.china_time(submission.submitted_at) AS submitted_at,
       submission.published_on,
       trim_scale(submission.cells[c.position] * c.step) AS value,
       document.file_name, document.sha256, written ->> 'raw' AS raw_text,
       written ->> 'place' AS place_zh, written ->> 'place_en' AS place_en,
       (SELECT array_agg(DISTINCT finding.waiver_id ORDER BY finding.waiver_id)
        FROM summary.finding_row AS finding
        WHERE finding.submission_id = submission.submission_id
          AND finding.severity = 'error' AND finding.waiver_id IS NOT NULL
          AND finding.edition_id <= $5::bigint
          AND (finding.superseded_by IS NULL OR finding.superseded_by > $5::bigint)) AS waivers
FROM summary.roster
CROSS JOIN LATERAL unnest(
    CASE $4::text WHEN 'own' THEN roster.included_own
                  ELSE roster.included_own || roster.included_other END) AS counted (id)
JOIN intake.submission ON submission.submission_id = counted.id
JOIN registry.agency ON agency.agency_id = submission.agency_id
JOIN registry.form_cell AS c ON c.form_id = submission.form_id AND c.cell = $1::text
LEFT JOIN intake.document ON document.submission_id = submission.submission_id
LEFT JOIN LATERAL (
    SELECT entry FROM jsonb_array_elements(document.cells) AS entry
    WHERE entry ->> 'cell' = $1::text LIMIT 1) AS place (written) ON true
WHERE roster.edition_id <= $5::bigint
  AND (roster.superseded_by IS NULL OR roster.superseded_by > $5::bigint)
  AND roster.region_code = $2::text AND roster.year = $3::integer
  AND ($6::bigint IS NULL OR submission.agency_id = $6::bigint)
ORDER BY submission.cells[c.position] DESC NULLS LAST, submission.agency_id
