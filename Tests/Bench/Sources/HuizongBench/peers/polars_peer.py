"""polars reads the wide table by its own reader of databases, one column a cell, and adds up in its
own expressions: the modern analyst's way.

The third argument is polars' name of the engine. connectorx reads over two connections, which see
two snapshots, and huizong would not accept that; ADBC reads over one.
"""
import sys
from functools import reduce
from operator import add, or_
from urllib.parse import quote

import numpy as np
import polars as pl
import psycopg

from peer_job import Job, Roster, choose, connect, look_closely, write


def uri(conninfo):
    """The URI of a libpq string; a socket's directory stands where a host would."""
    parts = psycopg.conninfo.conninfo_to_dict(conninfo)
    user = quote(parts.get("user", ""), safe="")
    if "password" in parts:
        user += ":" + quote(parts["password"], safe="")
    return (f"postgresql://{user}@{quote(parts.get('host', 'localhost'), safe='')}"
            f":{parts.get('port', 5432)}/{quote(parts['dbname'], safe='')}")


def read(job, engine):
    query = ("SELECT submission_id, agency_id, submitted_at, revision, "
             + ", ".join(f"c{cell + 1}" for cell in range(job.cells)) + " FROM peer.wide")
    parts = {"partition_on": "submission_id", "partition_num": 2, "protocol": "binary"}
    return pl.read_database_uri(query, uri(job.conninfo), engine=engine,
                                **(parts if engine == "connectorx" else {}))


def fail(job, frame):
    """Failed identities of all reports, as peer_job's judge tells them."""
    def total(cells):
        return reduce(add, (pl.col(f"c{cell + 1}").cast(pl.Int64) for cell in cells))

    suspicious = frame.lazy().select(
        wrong=reduce(or_, (total(identity["left"]).ne_missing(total(identity["right"]))
                           for identity in job.identities))).collect()["wrong"]
    rows = np.flatnonzero(suspicious.to_numpy())
    few = frame[rows].select(pl.col(r"^c\d+$").cast(pl.Int64))
    failed = look_closely(job, few.fill_null(0).to_numpy(),
                          few.select(pl.all().is_null()).to_numpy())
    failed[:, 0] = rows[failed[:, 0]]
    return failed


def add_up(frame, part, parts, job):
    """Of each part of a region the sums, the blanks and how many reports it has."""
    cells = [f"c{cell + 1}" for cell in range(job.cells)]
    added = (frame.lazy().with_columns(part=pl.Series(part)).group_by("part")
             .agg(pl.len(), pl.col(cells).cast(pl.Int64).sum(),
                  pl.col(cells).null_count().cast(pl.Int64).name.suffix("_blank"))).collect()
    place = added["part"].to_numpy()
    tables = []
    for chosen in (cells, [cell + "_blank" for cell in cells], ["len"]):
        table = np.zeros((parts, len(chosen)), np.int64)
        table[place] = added.select(chosen).to_numpy()
        tables.append(table)
    return tables


def main():
    job = Job()
    frame = read(job, sys.argv[3])
    connection = connect(job)
    roster = Roster(connection, job)
    submission, agency, submitted, revision = (
        frame[name].to_physical().to_numpy().astype(np.int64)
        for name in ("submission_id", "agency_id", "submitted_at", "revision"))
    failed = fail(job, frame)
    has_failed = np.zeros(len(frame), bool)
    has_failed[failed[:, 0]] = True
    counted, is_later = choose(agency, submitted, revision, has_failed)
    part = roster.find(agency)
    counted = counted[part[counted] >= 0]
    sums, missing, counts = add_up(
        frame[counted], part[counted], len(roster.codes) * 2, job)
    named = failed[is_later[failed[:, 0]] & (part >= 0)[failed[:, 0]]]
    named[:, 0] = submission[named[:, 0]]
    received = roster.find(np.unique(agency))
    write(connection, roster, job, received[received >= 0], sums, missing, counts[:, 0], named)


main()
