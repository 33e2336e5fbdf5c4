-- What agencies are and were called, one row a name: $1 region_code (null: everywhere; else that
-- region and those below), $2 bigint[], numbers of agencies (null: every agency). An agency was
-- called as the one that it alone succeeded and that no other succeeded: of a merger or a split the
-- old name says too little. Names of past states are former ones.
WITH RECURSIVE wanted AS MATERIALIZED (
    -- null: every agency
    SELECT CASE WHEN $2::bigint[] IS NOT NULL THEN $2::bigint[]
                WHEN $1::text IS NOT NULL THEN ARRAY(
                    SELECT agency.agency_id FROM registry.agency
                    WHERE agency.region_code = ANY (ARRAY(
                        SELECT place.region_code FROM registry.region_within AS place
                        WHERE place.ancestor_code = $1::text))) END AS agencies
), renaming AS MATERIALIZED (
    SELECT step.predecessor_id, step.successor_id
    FROM (SELECT predecessor_id, successor_id,
                 count(*) OVER (PARTITION BY predecessor_id) AS successors,
                 count(*) OVER (PARTITION BY successor_id) AS predecessors
          FROM registry.succession) AS step
    WHERE step.successors = 1 AND step.predecessors = 1
), renamed (agency_id, former_id) AS (
    SELECT successor_id, predecessor_id FROM renaming
    WHERE ($1::text IS NULL AND $2::bigint[] IS NULL
           OR successor_id = ANY ((SELECT wanted.agencies FROM wanted)::bigint[]))
    UNION
    SELECT renamed.agency_id, renaming.predecessor_id
    FROM renamed JOIN renaming ON renaming.successor_id = renamed.former_id
), called AS (
    SELECT agency.agency_id, agency.name AS called, false AS is_former FROM registry.agency
    WHERE ($1::text IS NULL AND $2::bigint[] IS NULL
           OR agency.agency_id = ANY ((SELECT wanted.agencies FROM wanted)::bigint[]))
    UNION ALL
    SELECT renamed.agency_id, former.name, true
    FROM renamed JOIN registry.agency AS former ON former.agency_id = renamed.former_id
    UNION
    SELECT past.agency_id, past.name, true
    FROM registry.agency_past AS past JOIN registry.agency AS today USING (agency_id)
    WHERE past.name <> today.name
      AND ($1::text IS NULL AND $2::bigint[] IS NULL
           OR past.agency_id = ANY ((SELECT wanted.agencies FROM wanted)::bigint[]))
    UNION
    SELECT agency_id, name, true FROM registry.former_name
    WHERE ($1::text IS NULL AND $2::bigint[] IS NULL
           OR agency_id = ANY ((SELECT wanted.agencies FROM wanted)::bigint[]))
)
SELECT agency.agency_id, agency.name, called.called, agency.region_code, called.is_former,
       -- the years on whose last day it was there
       CASE WHEN isfinite(agency.active_from)
            THEN extract(year FROM agency.active_from)::integer END AS first_year,
       CASE WHEN isfinite(agency.active_to)
            THEN extract(year FROM agency.active_to + 1)::integer - 1 END AS last_year
FROM called JOIN registry.agency USING (agency_id)
WHERE ($2::bigint[] IS NULL OR agency.agency_id = ANY ($2::bigint[]))
  -- an array, unlike a subquery beside OR, reaches the index
  AND ($1::text IS NULL OR agency.region_code = ANY (ARRAY(
          SELECT place.region_code FROM registry.region_within AS place
          WHERE place.ancestor_code = $1::text)))
ORDER BY agency.agency_id, called.is_former
