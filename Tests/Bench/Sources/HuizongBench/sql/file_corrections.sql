-- One correction each by the agencies $2 bigint[]: a copy of the figures that they filed last. $1 year
-- integer.
INSERT INTO intake.submission (
    agency_id, year, revision, form_id, submitted_at, published_on, cells, source)
SELECT latest.agency_id, latest.year, latest.revision + 1, latest.form_id, latest.submitted_at,
       latest.published_on,
       -- one request more, received and granted, leaves every identity true
       (SELECT array_agg(
            CASE WHEN c.row_id IN ('received', 'granted', 'handled_total')
                  AND c.column_id IN ('natural_person', 'total')
                 THEN coalesce(latest.cells[c.position], 0) + 1 ELSE latest.cells[c.position] END
            ORDER BY c.position)
        FROM registry.form_cell AS c WHERE c.form_id = latest.form_id),
       latest.source
FROM (SELECT unnest($2::bigint[]) AS agency_id) AS chosen
CROSS JOIN LATERAL (
    SELECT * FROM intake.submission
    WHERE submission.agency_id = chosen.agency_id AND submission.year = $1::integer
    ORDER BY revision DESC LIMIT 1) AS latest
