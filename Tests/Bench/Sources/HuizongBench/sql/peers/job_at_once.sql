-- The whole job in SQL as one statement: where reports are few, tables of two hundred columns for what
-- lies between would take longer to make and to drop than to fill.
BEGIN;
{settings}
DELETE FROM peer.total;
DELETE FROM peer.finding;
WITH roster AS MATERIALIZED (
    SELECT agency_id, region_code, NOT registry.counts_in_own(class) AS is_other
    FROM registry.expected_agencies({year}) WHERE counts_in_total AND NOT is_exempt
), failed AS MATERIALIZED (
    SELECT s.submission_id, s.agency_id, s.revision, s.submitted_at, i.identity, i.left_value,
           i.right_value
    FROM {reports} AS s
    CROSS JOIN LATERAL (VALUES
        {identities}
    ) AS i (identity, left_value, right_value, left_may_exceed, right_may_exceed)
    WHERE ({suspicious})
      AND (i.left_value > i.right_value AND i.left_may_exceed
           OR i.left_value < i.right_value AND i.right_may_exceed)
), left_out AS MATERIALIZED (
    SELECT submission_id FROM failed
    UNION ALL
    SELECT earlier.submission_id
    FROM (SELECT DISTINCT s.agency_id FROM {reports} AS s WHERE s.revision > 1) AS corrected
    JOIN {reports} AS later USING (agency_id)
    JOIN {reports} AS earlier USING (agency_id)
    WHERE (earlier.submitted_at, earlier.revision) < (later.submitted_at, later.revision)
      AND NOT EXISTS (SELECT FROM failed WHERE failed.submission_id = later.submission_id)
), own AS MATERIALIZED (
    SELECT s.region_code, s.is_other, count(*) AS included, ARRAY[{sum_list}] AS sums,
           ARRAY[{missing_list}] AS missing
    FROM {reports} AS s JOIN roster USING (agency_id)
    WHERE NOT EXISTS (SELECT FROM left_out WHERE left_out.submission_id = s.submission_id)
    GROUP BY s.region_code, s.is_other
), filed AS MATERIALIZED (
    SELECT roster.region_code, roster.is_other, count(*) AS expected,
           count(filed.agency_id) AS received
    FROM roster
    LEFT JOIN (SELECT DISTINCT agency_id FROM {reports} AS s) AS filed USING (agency_id)
    GROUP BY roster.region_code, roster.is_other
), place AS MATERIALIZED (
    SELECT within.ancestor_code AS region_code, scope.scope, within.region_code AS part,
           filed.is_other, filed.expected, filed.received
    FROM registry.region_within AS within
    JOIN filed USING (region_code)
    JOIN (VALUES ('own'), ('all')) AS scope (scope)
        ON scope.scope = 'all' OR within.distance = 0 AND NOT filed.is_other
), counts AS (
    SELECT place.region_code, scope, sum(place.expected) AS expected,
           sum(place.received) AS received, coalesce(sum(own.included), 0) AS included
    FROM place LEFT JOIN own ON own.region_code = place.part AND own.is_other = place.is_other
    GROUP BY place.region_code, scope
), cells AS (
    SELECT region_code, scope, array_agg(total ORDER BY position) AS cell_values,
           array_agg(blank ORDER BY position) AS blank
    FROM (SELECT place.region_code, place.scope, cell.position, sum(cell.total)::bigint AS total,
                 sum(cell.missing)::integer AS blank
          FROM place
          JOIN own ON own.region_code = place.part AND own.is_other = place.is_other
          CROSS JOIN LATERAL unnest(own.sums, own.missing) WITH ORDINALITY
              AS cell (total, missing, position)
          GROUP BY place.region_code, place.scope, cell.position) AS added
    GROUP BY region_code, scope
), findings AS (
    INSERT INTO peer.finding
    SELECT f.submission_id, f.identity, f.left_value, f.right_value
    FROM failed AS f JOIN roster USING (agency_id)
    WHERE NOT EXISTS (
        SELECT FROM {reports} AS later
        WHERE later.agency_id = f.agency_id
          AND (later.submitted_at, later.revision) > (f.submitted_at, f.revision)
          AND NOT EXISTS (SELECT FROM failed WHERE failed.submission_id = later.submission_id))
)
INSERT INTO peer.total
SELECT region_code, scope, expected, received, included,
       coalesce(cell_values, array_fill(0::bigint, ARRAY[{cells}])),
       coalesce(blank, array_fill(0, ARRAY[{cells}]))
FROM counts LEFT JOIN cells USING (region_code, scope);
COMMIT;
