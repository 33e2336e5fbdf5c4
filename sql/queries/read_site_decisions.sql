-- Decisions about agencies $1 bigint[] in years $2 integer[], made until edition $3 bigint was
-- published, oldest first.
SELECT decision.kind, decision.decision_id, decision.submission_id, decision.agency_id,
       decision.year, summary.china_time(decision.decided_at) AS at, decision.decided_by,
       decision.reason, decision.is_revoked
FROM audit.decision
WHERE decision.agency_id = ANY ($1::bigint[]) AND decision.year = ANY ($2::integer[])
  AND decision.decided_at <= (SELECT edition.published_at FROM summary.edition
                              WHERE edition.edition_id = $3::bigint)
ORDER BY decision.decided_at, decision.kind COLLATE "C", decision.decision_id
