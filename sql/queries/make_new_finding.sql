-- Where this run's findings wait to be compared with the current ones.
CREATE TEMPORARY TABLE new_finding (
    submission_id bigint, agency_id bigint, region_code text, year integer, revision integer,
    rule text, severity text, verdict text,
    cells text[] COMPRESSION lz4, left_value text, right_value text,
    difference text, message_zh text, message_en text, fingerprint text, content_hash bytea,
    waiver_id bigint
) ON COMMIT DROP
