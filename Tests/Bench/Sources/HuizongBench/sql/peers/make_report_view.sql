-- The year's reports as they are stored, with the region and part of their agencies.
CREATE VIEW peer.report AS
SELECT submission.submission_id, submission.agency_id, submission.revision,
       submission.submitted_at, agency.region_code,
       NOT registry.counts_in_own(agency.class) AS is_other,
       array_position(submission.cells, NULL) IS NOT NULL AS has_blank, submission.cells
FROM intake.submission JOIN registry.agency USING (agency_id)
WHERE submission.year = {year}
