-- What tells this run's findings apart, to be compared with the current ones.
CREATE TEMPORARY TABLE new_finding (number integer, fingerprint text, content_hash bytea)
ON COMMIT DROP
