"""DuckDB attached to PostgreSQL: its extension reads the wide table over several connections that
see one snapshot, and everything else is DuckDB's own SQL.
"""
import json
import sys
from pathlib import Path

import duckdb
import duckdb_extension_postgres_scanner as scanner


def total(cells):
    """The sum of columns, which are four bytes wide, in eight."""
    return " + ".join(f"coalesce(c{cell + 1}, 0)::bigint" for cell in cells)


def plain(cells):
    return " + ".join(f"c{cell + 1}::bigint" for cell in cells)


def full(cells):
    return " AND ".join(f"c{cell + 1} IS NOT NULL" for cell in cells)


def judged(number, identity):
    left, right, signed = identity["left"], identity["right"], set(identity["signed"])
    return (f"{{'identity': {number + 1}::smallint, 'a': {total(left)}, 'b': {total(right)},"
            f" 'a_may': {full(right + [k for k in left if k in signed])},"
            f" 'b_may': {full(left + [k for k in right if k in signed])}}}")


def main():
    with open(sys.argv[2], encoding="utf-8") as file:
        form = json.load(file)
    cells = range(1, form["cells"] + 1)
    database = duckdb.connect()
    extension = (Path(scanner.__file__).parent / "extensions" / f"v{duckdb.__version__}"
                 / "postgres_scanner.duckdb_extension")
    database.execute(f"LOAD '{extension}'")
    conninfo = sys.argv[1].replace("'", "''")
    database.execute(f"ATTACH '{conninfo}' AS pg (TYPE postgres)")
    suspicious = " OR ".join(
        f"({plain(i['left'])}) IS DISTINCT FROM ({plain(i['right'])})" for i in form["identities"])
    identities = ",\n".join(judged(*item) for item in enumerate(form["identities"]))
    sums = ", ".join(f"sum(c{k})::bigint AS v{k}, count(*) - count(c{k}) AS n{k}" for k in cells)
    tree = ", ".join(
        f"coalesce(sum(v{k}), 0)::bigint AS v{k}, coalesce(sum(n{k}), 0)::integer AS n{k}"
        for k in cells)
    database.execute(f"""
BEGIN;
CREATE TEMP TABLE report AS FROM pg.peer.wide;
CREATE TEMP TABLE roster AS FROM postgres_query('pg',
    'SELECT agency_id, region_code, NOT registry.counts_in_own(class) AS is_other
     FROM registry.expected_agencies({form["year"]}) WHERE counts_in_total AND NOT is_exempt');
CREATE TEMP TABLE within AS FROM pg.registry.region_within;
CREATE TEMP TABLE failed AS
SELECT submission_id, agency_id, revision, submitted_at, i.identity, i.a, i.b
FROM (SELECT submission_id, agency_id, revision, submitted_at, unnest([{identities}]) AS i
      FROM report WHERE {suspicious})
WHERE i.a > i.b AND i.a_may OR i.a < i.b AND i.b_may;
CREATE TEMP TABLE left_out AS
SELECT submission_id FROM failed
UNION
SELECT earlier.submission_id
FROM (SELECT DISTINCT agency_id FROM report WHERE revision > 1) AS corrected
JOIN report AS later USING (agency_id)
JOIN report AS earlier USING (agency_id)
WHERE (earlier.submitted_at, earlier.revision) < (later.submitted_at, later.revision)
  AND later.submission_id NOT IN (SELECT submission_id FROM failed);
CREATE TEMP TABLE own AS
SELECT region_code, is_other, count(*) AS included, {sums}
FROM report
WHERE submission_id NOT IN (SELECT submission_id FROM left_out)
  AND agency_id IN (SELECT agency_id FROM roster)
GROUP BY region_code, is_other;
CREATE TEMP TABLE filed AS
SELECT region_code, is_other, count(*) AS expected, count(filed.agency_id) AS received
FROM roster LEFT JOIN (SELECT DISTINCT agency_id FROM report) AS filed USING (agency_id)
GROUP BY region_code, is_other;
CREATE TEMP TABLE tree AS
SELECT within.ancestor_code AS region_code, scope.scope, sum(expected)::integer AS expected,
       sum(received)::integer AS received, coalesce(sum(included), 0)::integer AS included, {tree}
FROM within JOIN filed USING (region_code)
JOIN (VALUES ('own'), ('all')) AS scope (scope)
    ON scope.scope = 'all' OR within.distance = 0 AND NOT filed.is_other
LEFT JOIN own USING (region_code, is_other)
GROUP BY within.ancestor_code, scope.scope;
CALL postgres_execute('pg', 'TRUNCATE peer.total, peer.finding');
INSERT INTO pg.peer.total
SELECT region_code, scope, expected, received, included,
       [{", ".join(f"v{k}" for k in cells)}], [{", ".join(f"n{k}" for k in cells)}] FROM tree;
INSERT INTO pg.peer.finding
SELECT submission_id, identity, a, b FROM failed
WHERE agency_id IN (SELECT agency_id FROM roster)
  AND NOT EXISTS (
    SELECT 1 FROM report AS later
    WHERE later.agency_id = failed.agency_id
      AND (later.submitted_at, later.revision) > (failed.submitted_at, failed.revision)
      AND later.submission_id NOT IN (SELECT submission_id FROM failed));
COMMIT;
""")


main()
