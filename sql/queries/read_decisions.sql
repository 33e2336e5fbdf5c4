-- Decisions, oldest first: of year $1 integer, region $2 and those below, agency $3 bigint, made
-- since day $4 date; all if null.
SELECT decision.kind, decision.decision_id, decision.submission_id, decision.agency_id,
       agency.name AS agency_name, decision.year, summary.china_time(decision.decided_at) AS at,
       coalesce(decision.decided_by, decision.stored_by) AS decided_by, decision.stored_by,
       decision.reason, decision.is_revoked,
       (SELECT array_agg(part.key ORDER BY part.key COLLATE "C")
        FROM jsonb_each(decision.details) AS part) AS detail_names,
       (SELECT array_agg(coalesce(part.value #>> '{}', '') ORDER BY part.key COLLATE "C")
        FROM jsonb_each(decision.details) AS part) AS detail_values,
       -- three of a change's rows by their names, and how many there are
       (SELECT array_agg(part.name ORDER BY part.position) FILTER (WHERE part.position <= 3)
               || CASE WHEN count(*) > 3 THEN ARRAY['(' || count(*) || ')'] ELSE '{}' END
        FROM (SELECT named.name, row_number() OVER (ORDER BY min(named.position)) AS position
              FROM (SELECT coalesce(
                               row.value ->> 'name', held.name || ' → ' || heir.name, held.name,
                               row.value ->> 'region_code', row.value ->> 'code', '*') AS name,
                           row.position
                    FROM jsonb_array_elements(decision.details -> 'rows')
                        WITH ORDINALITY AS row (value, position)
                    LEFT JOIN LATERAL (
                        SELECT one.name FROM registry.agency AS one
                        WHERE one.agency_id = coalesce(
                            row.value ->> 'agency_id', row.value ->> 'predecessor_id')::bigint
                        OFFSET 0) AS held ON true
                    LEFT JOIN LATERAL (
                        SELECT one.name FROM registry.agency AS one
                        WHERE one.agency_id = (row.value ->> 'successor_id')::bigint
                        OFFSET 0) AS heir ON true) AS named
              GROUP BY named.name) AS part)
           AS row_names
FROM (
    -- one arm or the others, so that of a region only what concerns it and its agencies is read
    SELECT made.* FROM audit.decision AS made WHERE $2::text IS NULL
    UNION ALL
    SELECT made.*
    FROM (SELECT held.agency_id FROM registry.agency AS held
          WHERE held.region_code = ANY (ARRAY(
              SELECT region_code FROM registry.region_within WHERE ancestor_code = $2::text))
          OFFSET 0) AS wanted
    CROSS JOIN LATERAL (
        SELECT * FROM audit.decision AS decided
        WHERE decided.agency_id = wanted.agency_id OFFSET 0) AS made
    WHERE $2::text IS NOT NULL
    UNION ALL
    SELECT made.* FROM audit.decision AS made
    WHERE $2::text IS NOT NULL AND made.agency_id IS NULL AND made.region_code = ANY (ARRAY(
        SELECT region_code FROM registry.region_within WHERE ancestor_code = $2::text))
) AS decision
LEFT JOIN registry.agency USING (agency_id)
WHERE ($1::integer IS NULL OR decision.year = $1::integer)
  AND ($2::text IS NULL OR coalesce(decision.region_code, agency.region_code) = ANY (ARRAY(
       SELECT region_code FROM registry.region_within WHERE ancestor_code = $2::text)))
  AND ($3::bigint IS NULL OR decision.agency_id = $3::bigint)
  AND ($4::date IS NULL OR audit.china_day(decision.decided_at) >= $4::date)
ORDER BY decision.decided_at, decision.kind COLLATE "C", decision.decision_id
