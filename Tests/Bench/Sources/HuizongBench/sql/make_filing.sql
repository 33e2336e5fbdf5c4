-- What a program hands over that files a report: those of $1 integer agencies, as they filed them last, in
-- the form's units, one row each. $2 year integer.
SELECT jsonb_build_object(
           'agency_id', filed.agency_id, 'year', filed.year, 'form_id', filed.form_id,
           'submitted_at', filed.submitted_at, 'cells', figures.cells)::text AS report
FROM (SELECT DISTINCT ON (agency_id) agency_id, year, form_id, submitted_at, cells
      FROM intake.submission WHERE submission.year = $2::integer
      ORDER BY agency_id, revision DESC LIMIT $1::integer) AS filed
CROSS JOIN LATERAL (
    SELECT jsonb_object_agg(
               cell.cell, trim_scale(filed.cells[cell.position] / cell.scale::numeric)) AS cells
    FROM registry.form_cell AS cell WHERE cell.form_id = filed.form_id) AS figures
ORDER BY filed.agency_id
