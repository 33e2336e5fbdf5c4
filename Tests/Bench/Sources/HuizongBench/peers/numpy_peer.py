"""The best we found in Python: COPY BINARY of the packed cells into numpy, no object a cell.

Reports of one byte a cell, most of them, are rows of equal length and become a matrix as they
arrive; the others are decoded cell by cell, all reports at once.
"""
import numpy as np
import psycopg

from peer_job import Job, Roster, add_parts, choose, connect, judge, write

HEAD = [("fields", ">i2"), ("l1", ">i4"), ("submission", ">i8"), ("l2", ">i4"),
        ("agency", ">i8"), ("l3", ">i4"), ("submitted", ">i8"), ("l4", ">i4"),
        ("revision", ">i4"), ("l5", ">i4")]
BLANK = 248


def copy_out(connection, query):
    """The messages of a COPY, one row each, without header and trailer."""
    driver = connection.pgconn
    driver.exec_(f"COPY ({query}) TO STDOUT (FORMAT binary)".encode())
    rows = []
    while True:
        length, data = driver.get_copy_data(0)
        if length < 0:
            break
        rows.append(bytes(data))
    result = driver.get_result()
    if result.status != psycopg.pq.ExecStatus.COMMAND_OK:
        raise RuntimeError(result.error_message)
    driver.get_result()
    rows[0] = rows[0][19:]
    return [row for row in rows if len(row) > 2]


def regular(connection, job):
    """Reports of one byte a cell: heads, figures, blanks."""
    query = (f"SELECT submission_id, agency_id, submitted_at, revision, packed"
             f" FROM intake.submission WHERE year = {job.year}"
             f" AND octet_length(packed) = {job.cells}")
    rows = copy_out(connection, query)
    kind = np.dtype(HEAD + [("cells", "u1", job.cells)])
    table = np.frombuffer(b"".join(rows), kind, len(rows))
    figures = np.ascontiguousarray(table["cells"])
    blank = figures == BLANK
    has_blank = blank.any(1)
    figures[has_blank] = np.where(blank[has_blank], 0, figures[has_blank])
    return table, figures, blank, has_blank


def irregular(connection, job):
    """Reports with figures above 247: heads, figures, blanks."""
    query = (f"SELECT submission_id, agency_id, submitted_at, revision, packed"
             f" FROM intake.submission WHERE year = {job.year}"
             f" AND octet_length(packed) <> {job.cells}")
    rows = copy_out(connection, query)
    head = np.dtype(HEAD)
    table = np.frombuffer(b"".join(row[:head.itemsize] for row in rows), head, len(rows))
    packed = [row[head.itemsize:] for row in rows]
    ends = np.cumsum([len(row) for row in packed])
    place = np.append(0, ends[:-1]) if len(rows) else np.zeros(0, np.int64)
    data = np.frombuffer(b"".join(packed) + bytes(8), np.uint8)
    figures = np.zeros((len(rows), job.cells), np.int64)
    blank = np.zeros((len(rows), job.cells), bool)
    for cell in range(job.cells):
        mark = data[place]
        figures[:, cell] = np.where(mark < BLANK, mark, 0)
        blank[:, cell] = mark == BLANK
        place = place + 1
        for kind, size in ((249, 2), (250, 4), (251, 8)):
            wide = np.flatnonzero(mark == kind)
            if len(wide):
                bytes_ = data[place[wide][:, None] + np.arange(size)]
                figures[wide, cell] = bytes_.copy().view(f">i{size}")[:, 0]
                place[wide] += size
    if not np.array_equal(place, ends):
        raise ValueError("a report has another number of cells than its form")
    return table, figures, blank, blank.any(1)


def main():
    job = Job()
    connection = connect(job)
    roster = Roster(connection, job)
    shares = [regular(connection, job), irregular(connection, job)]
    submission, agency, submitted, revision = (
        np.concatenate([share[0][name] for share in shares]).astype(np.int64)
        for name in ("submission", "agency", "submitted", "revision"))
    part = roster.find(agency)
    failed, start = [], 0
    for table, figures, blank, has_blank in shares:
        found = judge(job, figures, lambda rows, blank=blank: blank[rows], has_blank)
        found[:, 0] += start
        failed.append(found)
        start += len(table)
    failed = np.concatenate(failed)
    has_failed = np.zeros(start, bool)
    has_failed[failed[:, 0]] = True
    counted, is_later = choose(agency, submitted, revision, has_failed)
    counted = np.sort(counted[part[counted] >= 0])
    parts = len(roster.codes) * 2
    sums, missing, start = 0, 0, 0
    for table, figures, blank, has_blank in shares:
        rows = counted[(counted >= start) & (counted < start + len(table))]
        sums = sums + add_parts(figures[rows - start], part[rows], parts)
        rows = rows[has_blank[rows - start]]
        missing = missing + add_parts(blank[rows - start], part[rows], parts)
        start += len(table)
    named = failed[is_later[failed[:, 0]] & (part >= 0)[failed[:, 0]]]
    named[:, 0] = submission[named[:, 0]]
    received = roster.find(np.unique(agency))
    write(connection, roster, job, received[received >= 0], sums, missing,
          np.bincount(part[counted], minlength=parts), named)


main()
