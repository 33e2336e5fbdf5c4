-- Decisions about agencies $1 bigint[] in years $2 integer[], made until edition $3 bigint was
-- published, oldest first.
SELECT decision.kind, decision.decision_id, decision.submission_id, decision.agency_id,
       decision.year, summary.china_time(decision.decided_at) AS at, decision.decided_by,
       decision.reason, decision.is_revoked
FROM unnest($1::bigint[]) AS wanted (agency_id)
-- each agency by itself, so that no decisions about others are read
CROSS JOIN LATERAL (
    SELECT * FROM audit.decision AS made
    WHERE made.agency_id = wanted.agency_id OFFSET 0) AS decision
WHERE decision.year = ANY ($2::integer[])
  AND decision.decided_at <= (SELECT edition.published_at FROM summary.edition
                              WHERE edition.edition_id = $3::bigint)
ORDER BY decision.decided_at, decision.kind COLLATE "C", decision.decision_id
