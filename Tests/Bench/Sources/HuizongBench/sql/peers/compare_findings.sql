-- How many failed identities differ in report, rule, cells or sums, or stand on one side only; the
-- peers look at reports of expected agencies alone. $1 year integer.
WITH ours AS (
    SELECT submission_id, rule, cells, left_value, right_value FROM summary.finding
    WHERE year = $1::integer AND verdict = 'failed' AND submission_id IS NOT NULL
      AND EXISTS (SELECT FROM peer.identity WHERE identity.rule = finding.rule)
      AND agency_id IN (SELECT agency_id FROM registry.expected_agencies($1::integer)
                        WHERE counts_in_total AND NOT is_exempt)
), theirs AS (
    SELECT finding.submission_id, identity.rule, identity.cells, finding.left_value * step,
           finding.right_value * step
    FROM peer.finding JOIN peer.identity USING (identity)
)
SELECT count(*) AS differences, (SELECT count(*) FROM ours) AS compared
FROM ((SELECT * FROM ours EXCEPT SELECT * FROM theirs)
      UNION ALL (SELECT * FROM theirs EXCEPT SELECT * FROM ours)) AS difference
