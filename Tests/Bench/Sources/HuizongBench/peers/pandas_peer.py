"""The ordinary way: a cursor's rows into a DataFrame, sums by column, groupby by part of a region."""
import numpy as np
import pandas as pd

from peer_job import Job, Roster, choose, connect, write


def main():
    job = Job()
    connection = connect(job)
    roster = Roster(connection, job)
    with connection.cursor(binary=True) as cursor:
        cursor.execute("SELECT submission_id, agency_id,"
                       " (extract(epoch FROM submitted_at) * 1e6)::bigint, revision, cells"
                       " FROM intake.submission WHERE year = %s", [job.year])
        submission, agency, submitted, revision, cells = zip(*cursor.fetchall())
    submission, agency, submitted, revision = (
        np.array(column, np.int64) for column in (submission, agency, submitted, revision))
    # None becomes NaN; doubles are exact far beyond these figures
    frame = pd.DataFrame(np.array(cells, np.float64))
    part = roster.find(agency)
    failed = []
    for number, identity in enumerate(job.identities):
        left, right, signed = identity["left"], identity["right"], set(identity["signed"])
        a, b = frame[left].sum(axis=1), frame[right].sum(axis=1)
        wrong = frame.index[a != b]
        few = frame.loc[wrong]
        left_may = few[right + [k for k in left if k in signed]].notna().all(axis=1)
        right_may = few[left + [k for k in right if k in signed]].notna().all(axis=1)
        rows = wrong[((a[wrong] > b[wrong]) & left_may) | ((a[wrong] < b[wrong]) & right_may)]
        failed.append(pd.DataFrame(
            {"row": rows, "identity": number + 1, "left": a[rows], "right": b[rows]}))
    failed = pd.concat(failed).astype(np.int64).to_numpy()
    has_failed = np.zeros(len(frame), bool)
    has_failed[failed[:, 0]] = True
    counted, is_later = choose(agency, submitted, revision, has_failed)
    counted = counted[part[counted] >= 0]
    groups = frame.loc[counted].groupby(part[counted])
    parts = range(len(roster.codes) * 2)
    sums = groups.sum().reindex(parts, fill_value=0).to_numpy().astype(np.int64)
    counts = groups.size().reindex(parts, fill_value=0).to_numpy()
    filled = groups.count().reindex(parts, fill_value=0).to_numpy()
    named = failed[is_later[failed[:, 0]] & (part >= 0)[failed[:, 0]]]
    named[:, 0] = submission[named[:, 0]]
    received = roster.find(np.unique(agency))
    write(connection, roster, job, received[received >= 0], sums, counts[:, None] - filled, counts,
          named)


main()
