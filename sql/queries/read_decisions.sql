-- Decisions, oldest first: of year $1 integer, region $2 and those below, agency $3 bigint, made since
-- day $4 date; all if null.
SELECT decision.kind, decision.decision_id, decision.submission_id, decision.agency_id,
       agency.name AS agency_name, decision.year, summary.china_time(decision.decided_at) AS at,
       coalesce(decision.decided_by, decision.stored_by) AS decided_by, decision.stored_by,
       decision.reason, decision.is_revoked,
       (SELECT array_agg(part.key ORDER BY part.key COLLATE "C")
        FROM jsonb_each(decision.details) AS part) AS detail_names,
       (SELECT array_agg(coalesce(part.value #>> '{}', '') ORDER BY part.key COLLATE "C")
        FROM jsonb_each(decision.details) AS part) AS detail_values
FROM audit.decision
LEFT JOIN registry.agency USING (agency_id)
WHERE ($1::integer IS NULL OR decision.year = $1::integer)
  AND ($2::text IS NULL OR coalesce(decision.region_code, agency.region_code) = ANY (ARRAY(
       SELECT region_code FROM registry.region_within WHERE ancestor_code = $2::text)))
  AND ($3::bigint IS NULL OR decision.agency_id = $3::bigint)
  AND ($4::date IS NULL OR audit.china_day(decision.decided_at) >= $4::date)
ORDER BY decision.decided_at, decision.kind COLLATE "C", decision.decision_id
