"""What befalls a run, and what is looked at when the night is over."""

import collections
import datetime
import json
import signal
import time

from days import PROVINCE
from surroundings import CHINA, Difference, Server

# How often a night goes wrong so, beside the others.
TROUBLES = {
    "SIGKILL": 6, "SIGTERM": 4, "SIGINT": 4, "connection lost": 6, "two at once": 8,
    "server stopped": 2, "server killed": 3, "disk full": 3, "clock behind": 2, "day not come": 1,
    "restored": 1}
# What a run may end with whose connection, server or disk was taken away.
CUT_OFF = {0, 1, 69}


class Nights:
    def __init__(self, room, clock, server, days, count):
        self.room, self.clock, self.server, self.days = room, clock, server, days
        # of few nights a larger part is looked at closely
        self.often = min(0.3, max(0.06, 200 / count))
        self.counts = collections.Counter()
        self.troubles = collections.Counter()
        self.codes = collections.Counter()
        self.kept = []  # (words that print it again, what was printed)
        self.longest = 0.2

    # The night

    def pass_one(self, day, chance):
        """The night that begins a day: perhaps trouble; then a good run, and a look."""
        self.day, self.chance = day, chance
        self.clock.set(datetime.datetime.combine(day, datetime.time(2, 10), CHINA))
        self.before = self.rows()
        self.edition_before = self.edition()
        # a night with much to do is the one to be hit
        if chance.random() < (0.4 if self.has_news() else 0.03):
            kind = chance.choices(list(TROUBLES), TROUBLES.values())[0]
            if kind == "disk full" and not self.room.is_small:
                kind = "SIGKILL"
            self.troubles[kind] += 1
            self.meet(kind)
        began = time.monotonic()
        self.server.huizong("run")
        self.longest = max(0.2, 0.8 * self.longest, time.monotonic() - began)
        self.look()
        self.counts["nights"] += 1

    def meet(self, kind):
        if kind.startswith("SIG"):
            self.interrupt(lambda run: run.send_signal(signal.Signals[kind]))
        elif kind == "connection lost":
            self.interrupt(lambda run: self.server.ask(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'night'"))
        elif kind == "server stopped":
            self.interrupt(lambda run: self.server.stop("fast"))
        elif kind == "server killed":
            self.interrupt(lambda run: self.server.stop("immediate"))
        elif kind == "two at once":
            self.two_at_once()
        elif kind == "disk full":
            self.fill_the_disk()
        elif kind == "clock behind":
            self.set_clock_back()
        elif kind == "day not come":
            self.ask_too_early()
        else:
            self.restore()

    def interrupt(self, act):
        """Something happens to a run at any moment; readers then see the old edition or the new."""
        run = self.server.begin("run")
        time.sleep(self.chance.uniform(0, 1.1 * self.longest))
        was_over = run.poll() is not None
        act(run)
        output, errors = run.communicate(timeout=600)
        self.codes[run.returncode] += 1
        self.counts["hit while at work"] += not was_over
        if run.returncode not in CUT_OFF and run.returncode != -signal.SIGKILL and not (
                128 < run.returncode < 160 or -32 < run.returncode < 0):
            raise Difference(f"run: {run.returncode}\n{output}\n{errors}")
        if not self.server.is_up():
            self.server.start()
        self.wait_alone()
        self.old_or_new()

    def wait_alone(self):
        """Until the server has noticed that the program is gone."""
        for _ in range(600):
            if not self.server.ask("SELECT pid FROM pg_stat_activity WHERE usename = 'night'"):
                return
            time.sleep(0.05)
        raise Difference("a connection of the job stays for ever")

    def old_or_new(self):
        rows = self.rows()
        if rows != self.before:
            self.compare(rows)
        left = self.server.ask(
            "SELECT 1 FROM (SELECT edition_id FROM summary.total UNION ALL "
            "SELECT edition_id FROM summary.roster UNION ALL "
            "SELECT edition_id FROM summary.finding_row) AS row WHERE edition_id > "
            "(SELECT coalesce(max(edition_id), 0) FROM summary.edition)")
        if left:
            raise Difference("rows of an edition that was not published")
        self.counts["mixtures looked for"] += 1

    def two_at_once(self):
        runs = [self.server.begin("run") for _ in range(2)]
        ends = [(run.communicate(timeout=600), run.returncode) for run in runs]
        codes = sorted(code for _, code in ends)
        self.codes.update(codes)
        if codes not in ([0, 0], [0, 75]):
            raise Difference(f"two at once: {ends}")
        if self.edition() - self.edition_before > 1:
            raise Difference("two at once published two editions")

    def fill_the_disk(self):
        self.room.fill(self.chance.choice([0, 1, 1, 2, 3]) * 400_000)
        try:
            run = self.server.begin("run")
            output, errors = run.communicate(timeout=600)
        finally:
            self.room.empty()
        self.codes[run.returncode] += 1
        self.counts["hit while at work"] += run.returncode != 0
        if run.returncode not in CUT_OFF:
            raise Difference(f"run on a full disk: {run.returncode}\n{output}\n{errors}")
        for _ in range(100):
            if not self.server.is_up():
                self.server.start()
            try:
                self.server.ask("SELECT 1")
                break
            except Difference:  # it is still getting up by itself
                time.sleep(0.1)
        self.old_or_new()

    def set_clock_back(self):
        """A clock behind the last run: refused, nothing changed."""
        right = self.clock.now()
        if self.edition_before == 0:
            return
        self.clock.set(right - datetime.timedelta(days=self.chance.randint(40, 4000)))
        self.server.huizong("run", ends_with=(78,))
        self.clock.set(right)
        if self.rows() != self.before:
            raise Difference("a run by a clock behind the last run changed something")

    def ask_too_early(self):
        """A business date that has not come: refused, nothing changed."""
        ahead = self.clock.now().date() + datetime.timedelta(days=self.chance.randint(2, 400))
        self.server.huizong("run", "--business-date", ahead, ends_with=(64,))
        if self.rows() != self.before:
            raise Difference("a run for a day that has not come changed something")

    def restore(self):
        """Another server, with roles and database as dumped; the one before is thrown away."""
        old = self.server
        old.tool("pg_dumpall", "-d", old.address(), "--roles-only", "-f", old.home / "roles.sql")
        old.tool("pg_dump", "-d", old.address(), "-Fc", "-f", old.home / "huizong.dump")
        new = Server(self.room, self.clock)
        new.tool("psql", "-Xq", "-d", new.address(database="postgres"),
                 "-f", old.home / "roles.sql")
        new.tool("createdb", "-h", new.home, "-U", "huizong", "--template=template0", "huizong")
        new.tool("pg_restore", "--exit-on-error", "-d", new.address(), old.home / "huizong.dump")
        new.huizong("migrate", login="huizong")
        new.huizong("doctor", login="huizong")
        hash_before = old.ask("SELECT content_hash FROM summary.current_edition")
        old.remove()
        self.server = self.days.server = new
        if new.ask("SELECT content_hash FROM summary.current_edition") != hash_before:
            raise Difference("a restored database has another edition")

    # The look

    def rows(self):
        return self.server.ask(
            "SELECT region_code, year, scope, form_id, expected, received, included, on_time, "
            "late, cell_values, blank FROM summary.total WHERE superseded_by IS NULL "
            "ORDER BY year, region_code, scope")

    def edition(self):
        return self.server.ask("SELECT coalesce(max(edition_id), 0) AS number "
                               "FROM summary.edition")[0]["number"]

    def has_news(self):
        return bool(self.server.ask("SELECT 1 FROM work.inbox WHERE run_id IS NULL LIMIT 1"))

    def look(self):
        rows = self.rows()
        self.compare(rows)
        if self.has_news():
            raise Difference("the run left something in the inbox")
        if rows and self.chance.random() < self.often:
            self.print_lists(rows)
        if self.kept and self.chance.random() < 2 * self.often:
            for words, printed in self.chance.sample(self.kept, min(3, len(self.kept))):
                self.print_again(words, printed)
        if rows and self.chance.random() < self.often / 3:
            self.run_full_on_a_copy()
        if rows and self.chance.random() < self.often / 3:
            self.server.huizong("audit", "verify")
            self.server.huizong("status")
            self.counts["records verified"] += 1

    def compare(self, rows):
        """Every current total against the model's."""
        model, day = self.days.model, self.day
        stored = collections.defaultdict(dict)
        for row in rows:
            stored[row["year"]][row["region_code"], row["scope"]] = row
        filed = {year for (_, year), revisions in model.filings.items()
                 if any(not f.is_withdrawn for f in revisions)}
        for year in sorted(filed | set(stored)):
            count = len(self.days.cells["gid-2019" if year < 2021 else "gid-2021"])
            for key, total in model.totals(year, day, count).items():
                row = stored[year].pop(key, None)
                told = row and (
                    row["expected"], row["received"], row["included"], row["on_time"],
                    row["late"], row["cell_values"], row["blank"] or [0] * count)
                self.counts["totals compared"] += 1
                # a region that came later has no total of the years before, or one of nothing
                if told != total.row() and not (told is None and total.expected == 0):
                    raise Difference(f"{year} {key}: {differing(told, total.row())}")
            if stored[year]:
                raise Difference(f"{year}: nobody expects totals of {sorted(stored[year])}")

    def print_lists(self, rows):
        """Prints lists as of today, and keeps them; the late list is also judged by the model."""
        year = self.chance.choice(sorted({row["year"] for row in rows}))
        as_of = self.day - datetime.timedelta(days=self.chance.choice([0, 0, 1, 30, 300]))
        late = ("late", "--year", year, "--region", PROVINCE, "--as-of", as_of)
        told = json.loads(self.server.huizong(*late, "--format", "json"))
        self.compare_lateness(year, as_of, told["agencies"])
        row = self.chance.choice([r for r in rows if r["scope"] != "direct"])
        totals = ("totals", "--region", row["region_code"], "--year", row["year"],
                  "--scope", row["scope"])
        for words, option in ((late, "--known"), (totals, "--as-of")):
            form = self.chance.choice(["json", "csv", "table"])
            printed = self.server.huizong(*words, "--format", form)
            # nothing happens before the next day, so this instant is still the one of the list
            instant = self.clock.now().isoformat(timespec="milliseconds")
            self.kept.append(((*words, "--format", form, option, instant), printed))
        self.counts["lists printed"] += 2

    def compare_lateness(self, year, as_of, told):
        should = self.days.model.lateness(year, as_of)
        found = {(row["agency"], row["event"]): (
            row["due_on"], row["due_from"], row["happened_on"], row["days_late"], row["status"])
            for row in told}
        self.counts["late lists compared"] += 1
        if found != should:
            differ = [(key, found.get(key), should.get(key)) for key in found | should
                      if found.get(key) != should.get(key)]
            raise Difference(f"late {year} as of {as_of}: printed, should be\n{differ[:5]}")

    def print_again(self, words, printed):
        again = self.server.huizong(*words)
        self.counts["lists printed again"] += 1
        if again != printed:
            raise Difference(f"{' '.join(map(str, words))}: printed then\n{printed}\nnow\n{again}")

    def run_full_on_a_copy(self):
        """What many nights made is what one run over everything makes, to the byte: on a copy, from
        nothing."""
        server = self.server
        server.tool("createdb", "-h", server.home, "-U", "huizong", "--template=huizong",
                    "--strategy=file_copy", "copy")
        first = "SELECT content_hash FROM summary.current_edition"
        server.huizong("run", "--full", database="copy")
        if server.ask(first, database="copy") != server.ask(first):
            raise Difference("a full run publishes another edition")
        server.tell(
            "SET session_replication_role = replica",
            *(f"DELETE FROM {table}" for table in (
                "summary.total", "summary.roster", "summary.finding_row", "summary.edition",
                "summary.edition_year", "audit.event", "audit.run")), database="copy")
        server.huizong("run", "--full", database="copy")
        if server.ask(first, database="copy") != server.ask(first):
            raise Difference("a full run from nothing publishes another edition")
        server.tool("dropdb", "-h", server.home, "-U", "huizong", "copy")
        self.counts["full runs on a copy"] += 1


COUNTS = ["expected", "received", "included", "on time", "late"]


def differing(told, should):
    """What of a total is not as it should be, in few words."""
    if told is None:
        return f"not published; should be {should[:5]}"
    counts = [(name, a, b) for name, a, b in zip(COUNTS, told, should) if a != b]
    for name, part in (("cell", 5), ("blanks of cell", 6)):
        counts += [(f"{name} {place + 1}", a, b)
                   for place, (a, b) in enumerate(zip(told[part], should[part])) if a != b]
    return f"published, should be {counts[:6]}, {len(counts)} in all"
