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


def choose(agency, submitted, revision, has_failed):
    """Rows of the last good report of each agency, and of each row whether it was filed later."""
    order = np.lexsort((revision, submitted, agency))
    turn = np.empty(len(order), np.int64)
    turn[order] = np.arange(len(order))
    good = order[~has_failed[order]]
    counted = good[np.append(agency[good][1:] != agency[good][:-1], True)] if len(good) else good
    chosen = np.full(len(agency), -1)
    if len(counted):
        place = np.minimum(np.searchsorted(agency[counted], agency), len(counted) - 1)
        has = agency[counted][place] == agency
        chosen[has] = turn[counted][place][has]
    return counted, turn > chosen


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


def write(connection, roster, job, received, sums, missing, counts, findings):
    """Everything in one transaction, by COPY; the totals are made as an array of binary rows.

    Sums, blanks, counts and those who filed are given by part of a region.
    """
    parts = len(roster.codes) * 2
    head = np.stack([np.bincount(roster.part, minlength=parts),
                     np.bincount(received, minlength=parts), counts], 1)
    code = np.array(roster.codes, "S")
    array = [("dims", ">i4"), ("nulls", ">i4"), ("type", ">i4"), ("count", ">i4"), ("low", ">i4")]

    def item(size):
        return np.dtype([("l", ">i4"), ("v", f">i{size}")])

    kind = np.dtype(
        [("fields", ">i2"), ("l1", ">i4"), ("code", code.dtype), ("l2", ">i4"), ("scope", "S3"),
         ("l3", ">i4"), ("expected", ">i4"), ("l4", ">i4"), ("received", ">i4"), ("l5", ">i4"),
         ("included", ">i4"), ("l6", ">i4")] + [("v_" + n, t) for n, t in array]
        + [("values", item(8), job.cells), ("l7", ">i4")] + [("b_" + n, t) for n, t in array]
        + [("blank", item(4), job.cells)])
    if len(set(map(len, roster.codes))) != 1:
        raise ValueError("codes of regions are not equally long")
    stream = [b"PGCOPY\n\xff\r\n\0" + bytes(8)]
    for scope, *tables in zip((b"own", b"all"),
                              *(add_up(roster, t) for t in (head, sums, missing))):
        chosen = tables[0][:, 0] > 0
        rows = np.zeros(chosen.sum(), kind)
        rows["fields"], rows["l1"], rows["l2"] = 7, code.dtype.itemsize, 3
        rows["code"], rows["scope"] = code[chosen], scope
        for number, name in enumerate(("expected", "received", "included")):
            rows[f"l{3 + number}"], rows[name] = 4, tables[0][chosen, number]
        for name, length, size, oid, table in (
                ("values", "l6", 8, 20, tables[1]), ("blank", "l7", 4, 23, tables[2])):
            prefix = name[0] + "_"
            rows[length] = 20 + job.cells * (4 + size)
            rows[prefix + "dims"], rows[prefix + "type"] = 1, oid
            rows[prefix + "count"], rows[prefix + "low"] = job.cells, 1
            rows[name]["l"], rows[name]["v"] = size, table[chosen]
        stream.append(rows.tobytes())
    stream.append(b"\xff\xff")
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE peer.total, peer.finding")
        with cursor.copy("COPY peer.total FROM STDIN (FORMAT binary)") as copy:
            copy.write(b"".join(stream))
        with cursor.copy("COPY peer.finding FROM STDIN") as copy:
            copy.write("".join("\t".join(map(str, row)) + "\n" for row in findings.tolist()))
    connection.commit()


def connect(job):
    """A connection whose transaction sees one state of the database."""
    connection = psycopg.connect(job.conninfo)
    connection.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
    return connection
