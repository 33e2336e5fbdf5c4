"""What the Python peers share: the form, the roster, judging, adding up the tree, writing back.

Vectorised as a skilled user of numpy would write it; figures are 0 where they are blank.
"""
import json
import sys

import numpy as np
import psycopg


class Job:
    """The form and year from the file of the second argument; the first is the database."""

    def __init__(self):
        self.conninfo = sys.argv[1]
        with open(sys.argv[2], encoding="utf-8") as file:
            form = json.load(file)
        self.year = form["year"]
        self.cells = form["cells"]
        self.identities = form["identities"]
        # one column an identity: what is left adds, what is right takes away
        self.weights = np.zeros((self.cells, len(self.identities)), np.float64)
        for number, identity in enumerate(self.identities):
            np.add.at(self.weights[:, number], identity["left"], 1)
            np.add.at(self.weights[:, number], identity["right"], -1)


class Roster:
    """The agencies that are expected, in order of their number, and the tree of regions."""

    def __init__(self, connection, job):
        with connection.cursor(binary=True) as cursor:
            cursor.execute(
                "SELECT agency_id, region_code, class IN ('township', 'subdistrict')"
                " FROM registry.expected_agencies(%s) WHERE counts_in_total AND NOT is_exempt"
                " ORDER BY agency_id", [job.year])
            agency, region, is_other = zip(*cursor.fetchall())
            cursor.execute("SELECT region_code, ancestor_code, distance FROM registry.region_within")
            pairs = cursor.fetchall()
        self.codes = sorted({pair[0] for pair in pairs})
        place = {code: number for number, code in enumerate(self.codes)}
        self.agency = np.array(agency, np.int64)
        region = np.fromiter((place[code] for code in region), np.int64, len(region))
        # a region's own part and the other one stand beside each other
        self.part = region * 2 + np.array(is_other, np.int64)
        self.within = np.array([(place[a], place[b], d) for a, b, d in pairs], np.int64)

    def find(self, agency):
        """The part of each agency, -1 if it is not expected."""
        place = np.minimum(np.searchsorted(self.agency, agency), len(self.agency) - 1)
        return np.where(self.agency[place] == agency, self.part[place], -1)


def look_closely(job, figures, blank):
    """Every identity of a few reports: row, identity, left and right sum of those that fail."""
    found = []
    for number, identity in enumerate(job.identities):
        left, right, signed = identity["left"], identity["right"], set(identity["signed"])
        a, b = figures[:, left].sum(1), figures[:, right].sum(1)
        left_may_exceed = ~blank[:, right + [k for k in left if k in signed]].any(1)
        right_may_exceed = ~blank[:, left + [k for k in right if k in signed]].any(1)
        rows = np.flatnonzero((a > b) & left_may_exceed | (a < b) & right_may_exceed)
        found.append(np.stack([rows, np.full(len(rows), number + 1), a[rows], b[rows]], 1))
    return np.concatenate(found)


def judge(job, figures, blank, has_blank, step=8192):
    """Failed identities of all reports; rows that add up in floating point are not looked at."""
    weights = job.weights.astype(np.float32 if figures.dtype == np.uint8 else np.float64)
    suspicious = has_blank.copy()
    for start in range(0, len(figures), step):
        block = figures[start:start + step].astype(weights.dtype)
        suspicious[start:start + step] |= (block @ weights != 0).any(1)
    rows = np.flatnonzero(suspicious)
    failed = look_closely(job, figures[rows].astype(np.int64), blank(rows))
    failed[:, 0] = rows[failed[:, 0]]
    return failed


def choose(agency, revision, has_failed):
    """The newest good revision of each agency: rows, and for every row the revision that counts."""
    order = np.lexsort((revision, agency))
    good = order[~has_failed[order]]
    is_last = np.append(agency[good][1:] != agency[good][:-1], True)
    counted = good[is_last]
    chosen = np.zeros(len(agency), revision.dtype)
    if len(counted):
        place = np.minimum(np.searchsorted(agency[counted], agency), len(counted) - 1)
        has = agency[counted][place] == agency
        chosen[has] = revision[counted][place][has]
    return counted, chosen


def add_parts(figures, part, parts):
    """Sums of the rows of each part."""
    sums = np.zeros((parts, figures.shape[1]), np.int64)
    order = np.argsort(part, kind="stable")
    starts = np.flatnonzero(np.append(True, np.diff(part[order]) != 0)) if len(part) else []
    for start, end in zip(starts, np.append(starts[1:], len(order)) if len(starts) else []):
        rows = order[start:end]
        sums[part[rows[0]]] = figures[rows].sum(0, dtype=np.int64)
    return sums


def add_up(roster, columns):
    """Columns of parts to those of regions: scope own, then scope all with the regions below."""
    own = columns[0::2]
    direct = own + columns[1::2]
    every = direct.copy()
    for distance in (1, 2):
        below = roster.within[roster.within[:, 2] == distance]
        np.add.at(every, below[:, 1], direct[below[:, 0]])
    return own, every


def totals(roster, received, sums, missing, counts):
    """Rows of peer.total: code, scope, counts, sums and blanks of whoever is expected."""
    parts = len(roster.codes) * 2
    head = np.stack([np.bincount(roster.part, minlength=parts),
                     np.bincount(received, minlength=parts), counts], 1)
    for scope, *tables in zip(("own", "all"), *(add_up(roster, t) for t in (head, sums, missing))):
        for code, (expected, filed, included), values, blank in zip(roster.codes, *tables):
            if expected:
                yield code, scope, int(expected), int(filed), int(included), values, blank


def write(connection, rows, findings):
    """Everything in one transaction, by COPY in text form."""
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE peer.total, peer.finding")
        with cursor.copy("COPY peer.total FROM STDIN") as copy:
            copy.write("".join(
                f"{code}\t{scope}\t{expected}\t{received}\t{included}\t"
                f"{{{','.join(map(str, values.tolist()))}}}\t"
                f"{{{','.join(map(str, blank.tolist()))}}}\n"
                for code, scope, expected, received, included, values, blank in rows))
        with cursor.copy("COPY peer.finding FROM STDIN") as copy:
            copy.write("".join("\t".join(map(str, row)) + "\n" for row in findings.tolist()))
    connection.commit()


def connect(job):
    """A connection whose transaction sees one state of the database."""
    connection = psycopg.connect(job.conninfo)
    connection.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
    return connection
