-- Where this run's findings about no report wait to be compared with the current ones.
CREATE TEMPORARY TABLE standalone_finding (
    agency_id bigint, scope text, region_code text, year integer, rule text, severity text,
    verdict text, cells text[], left_value text, right_value text, difference text,
    message_zh text, message_en text, fingerprint text, content_hash bytea, waiver_id bigint
) ON COMMIT DROP
