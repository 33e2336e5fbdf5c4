-- The whole job in SQL: which reports count, totals up the tree, findings, one transaction.
-- CREATE TABLE AS and not INSERT … SELECT, because only the former may run in parallel.
BEGIN;
{settings}
TRUNCATE peer.total, peer.finding;

CREATE TEMPORARY TABLE pg_temp.roster AS
SELECT agency_id, region_code, NOT registry.counts_in_own(class) AS is_other
FROM registry.expected_agencies({year}) WHERE counts_in_total AND NOT is_exempt;

-- What cannot be right is picked by plain sums first; the few that are left are looked at closely.
-- Two sums that are both NULL are not distinct: with a blank on either side nothing is decided.
CREATE TEMPORARY TABLE pg_temp.failed AS
SELECT s.submission_id, s.agency_id, s.revision, s.submitted_at, i.identity, i.left_value, i.right_value
FROM {reports} AS s
CROSS JOIN LATERAL (VALUES
    {identities}
) AS i (identity, left_value, right_value, left_may_exceed, right_may_exceed)
WHERE ({suspicious})
  AND (i.left_value > i.right_value AND i.left_may_exceed
       OR i.left_value < i.right_value AND i.right_may_exceed);

-- Looked at by parallel workers, where there are any, and those see no temporary table: a report
-- that failed, one that a good one filed later replaces, one that nobody expects. Agencies with more
-- than one report are few.
CREATE {left_out_kind} TABLE {left_out} AS
SELECT submission_id FROM pg_temp.failed
UNION
SELECT earlier.submission_id
FROM (SELECT DISTINCT s.agency_id FROM {reports} AS s WHERE s.revision > 1) AS corrected
JOIN {reports} AS later USING (agency_id)
JOIN {reports} AS earlier USING (agency_id)
WHERE (earlier.submitted_at, earlier.revision) < (later.submitted_at, later.revision)
  AND NOT EXISTS (SELECT FROM pg_temp.failed WHERE failed.submission_id = later.submission_id)
UNION
SELECT s.submission_id FROM {reports} AS s
WHERE NOT EXISTS (SELECT FROM pg_temp.roster WHERE roster.agency_id = s.agency_id);
ANALYZE pg_temp.roster;
ANALYZE {left_out};

CREATE TEMPORARY TABLE pg_temp.own AS
SELECT s.region_code, s.is_other, count(*) AS included,
       {sums}
FROM {reports} AS s
WHERE NOT EXISTS (SELECT FROM {left_out} WHERE left_out.submission_id = s.submission_id)
GROUP BY s.region_code, s.is_other;

-- Few reports have a blank, so blanks are counted in these alone.
CREATE TEMPORARY TABLE pg_temp.missing AS
SELECT s.region_code, s.is_other,
       {missing}
FROM {reports} AS s
WHERE s.has_blank
  AND NOT EXISTS (SELECT FROM {left_out} WHERE left_out.submission_id = s.submission_id)
GROUP BY s.region_code, s.is_other;

CREATE TEMPORARY TABLE pg_temp.filed AS
SELECT roster.region_code, roster.is_other, count(*) AS expected,
       count(filed.agency_id) AS received
FROM pg_temp.roster
LEFT JOIN (SELECT DISTINCT agency_id FROM {reports} AS s) AS filed USING (agency_id)
GROUP BY roster.region_code, roster.is_other;
ANALYZE pg_temp.own (region_code, is_other);
ANALYZE pg_temp.missing (region_code, is_other);
ANALYZE pg_temp.filed;

CREATE TEMPORARY TABLE pg_temp.tree AS
SELECT within.ancestor_code AS region_code, scope.scope, sum(filed.expected) AS expected,
       sum(filed.received) AS received, coalesce(sum(o.included), 0) AS included,
       ARRAY[{tree_sums}]::bigint[] AS cell_values
FROM registry.region_within AS within
JOIN pg_temp.filed USING (region_code)
JOIN (VALUES ('own'), ('all')) AS scope (scope)
    ON scope.scope = 'all' OR within.distance = 0 AND NOT filed.is_other
LEFT JOIN pg_temp.own AS o USING (region_code, is_other)
GROUP BY within.ancestor_code, scope.scope;

CREATE TEMPORARY TABLE pg_temp.tree_missing AS
SELECT within.ancestor_code AS region_code, scope.scope,
       ARRAY[{tree_missing}]::integer[] AS blank
FROM registry.region_within AS within
JOIN pg_temp.missing AS o USING (region_code)
JOIN (VALUES ('own'), ('all')) AS scope (scope)
    ON scope.scope = 'all' OR within.distance = 0 AND NOT o.is_other
GROUP BY within.ancestor_code, scope.scope;

INSERT INTO peer.total
SELECT region_code, scope, expected, received, included, cell_values,
       coalesce(blank, array_fill(0, ARRAY[{cells}]))
FROM pg_temp.tree LEFT JOIN pg_temp.tree_missing USING (region_code, scope);

INSERT INTO peer.finding
SELECT f.submission_id, f.identity, f.left_value, f.right_value
FROM pg_temp.failed AS f JOIN pg_temp.roster USING (agency_id)
WHERE NOT EXISTS (
    SELECT FROM {reports} AS later
    WHERE later.agency_id = f.agency_id
      AND (later.submitted_at, later.revision) > (f.submitted_at, f.revision)
      AND NOT EXISTS (
          SELECT FROM pg_temp.failed WHERE failed.submission_id = later.submission_id));

DROP TABLE pg_temp.roster, pg_temp.failed, {left_out}, pg_temp.own, pg_temp.missing,
    pg_temp.filed, pg_temp.tree, pg_temp.tree_missing;
COMMIT;
