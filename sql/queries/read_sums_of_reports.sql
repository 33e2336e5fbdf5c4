-- A cell added again from the reports themselves, whatever is stored as totals: $1 cell,
-- $2 regions text[], $3 year, $4 scope, $5 edition bigint whose reports count. One row a region.
SELECT area.code AS region_code, count(submission.submission_id) AS reports,
       trim_scale(sum(submission.cells[c.position] * c.step)) AS value
FROM unnest($2::text[]) AS area (code)
LEFT JOIN (
    registry.region_within AS place
    JOIN summary.roster ON roster.region_code = place.region_code
        AND roster.year = $3::integer AND roster.edition_id <= $5::bigint
        AND (roster.superseded_by IS NULL OR roster.superseded_by > $5::bigint)
    CROSS JOIN LATERAL unnest(
        CASE $4::text WHEN 'own' THEN roster.included_own
                      ELSE roster.included_own || roster.included_other END) AS counted (id)
    JOIN intake.submission ON submission.submission_id = counted.id
    JOIN registry.form_cell AS c ON c.form_id = submission.form_id AND c.cell = $1::text
) ON place.ancestor_code = area.code AND ($4::text = 'all' OR place.distance = 0)
GROUP BY area.code ORDER BY area.code COLLATE "C"
