-- The hash of every row that a seal covers or will cover.
COPY (
    SELECT kind, id, row_hash FROM (
        SELECT 'submission' AS kind, submission_id AS id,
               audit.row_digest(submission) AS row_hash FROM intake.submission
        UNION ALL
        SELECT 'document', submission_id, audit.row_digest(document) FROM intake.document
        UNION ALL
        SELECT 'waiver', waiver_id, audit.row_digest(waiver) FROM intake.waiver
        UNION ALL
        SELECT 'return', return_id, audit.row_digest("return") FROM intake.return
        UNION ALL
        SELECT 'withdrawal', withdrawal_id, audit.row_digest(withdrawal) FROM intake.withdrawal
        UNION ALL
        SELECT 'correction', correction_id, audit.row_digest(correction) FROM intake.correction
        UNION ALL
        SELECT 'publication', publication_id, audit.row_digest(publication)
        FROM intake.publication
        UNION ALL
        SELECT 'revocation', revocation_id, audit.row_digest(revocation) FROM intake.revocation
        UNION ALL
        SELECT 'ledger', entry_id, audit.row_digest(ledger) FROM intake.ledger
        UNION ALL
        SELECT 'change', change_id, audit.row_digest(change) FROM registry.change
        UNION ALL
        SELECT 'run', run_id, audit.row_digest(run) FROM audit.run
        WHERE outcome <> 'running') AS part
    ORDER BY kind, id
) TO STDOUT (FORMAT csv, HEADER)
