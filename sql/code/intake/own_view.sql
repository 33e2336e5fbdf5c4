-- A filer reads through views of its own.

CREATE OR REPLACE VIEW intake.own_submission WITH (security_barrier = true) AS
SELECT submission_id, agency_id, year, revision, form_id, submitted_at, published_on, cells,
       narrative, source, stored_at
FROM intake.submission WHERE agency_id = (SELECT registry.own_agency());
COMMENT ON VIEW intake.own_submission IS '本单位报送的报告 / what the login''s agency filed';

CREATE OR REPLACE VIEW intake.own_document WITH (security_barrier = true) AS
SELECT document.submission_id, document.file_name, document.sha256, document.cells,
       document.read_at
FROM intake.document JOIN intake.own_submission USING (submission_id);
COMMENT ON VIEW intake.own_document IS '本单位报告的原文件 / the documents of what it filed';

CREATE OR REPLACE VIEW intake.own_return WITH (security_barrier = true) AS
SELECT sent_back.submission_id, sent_back.reason, sent_back.returned_by, sent_back.returned_at
FROM intake.return AS sent_back JOIN intake.own_submission USING (submission_id)
WHERE NOT EXISTS (SELECT FROM intake.revocation
                  WHERE kind = 'return' AND decision_id = sent_back.return_id);
COMMENT ON VIEW intake.own_return IS '本单位被退回的报告 / what was sent back to it, and why';

CREATE OR REPLACE VIEW intake.own_finding WITH (security_barrier = true) AS
SELECT submission_id, agency_id, year, rule, severity, verdict,
       summary.cells_of(cell_list) AS cells, left_value, right_value, difference, message_zh,
       message_en, fingerprint, first_edition_id, waiver_id
FROM summary.finding_row
WHERE superseded_by IS NULL AND agency_id = (SELECT registry.own_agency());
COMMENT ON VIEW intake.own_finding IS '本单位的未决核查结果 / what was found in it';
