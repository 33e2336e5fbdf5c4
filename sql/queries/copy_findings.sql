COPY summary.finding_row (
    fingerprint, content_hash, submission_id, agency_id, scope, region_code, year, revision, rule,
    severity, verdict, cell_list, left_value, right_value, difference, message_zh,
    message_en, waiver_id, edition_id, first_edition_id) FROM STDIN (FORMAT binary)
