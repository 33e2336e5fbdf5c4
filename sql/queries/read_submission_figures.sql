-- Figures of submissions: $1 submission ids. One row each that exists.
SELECT submission_id, form_id, year, cells
FROM intake.submission WHERE submission_id = ANY ($1::bigint[])
ORDER BY submission_id
