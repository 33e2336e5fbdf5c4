"""What happens by day: reports, decisions, and changes of the registry.

Each is told to the database and to the model. What is chosen hangs on the seed, the day and the
model alone, so that it comes again.
"""

import collections
import datetime
import json

from model import CLASSES, Fault, Filing, Model, Place, Region, Waiver, form_of, last_day
from papers import Papers
from reforms import BY, Reforms
from reports import in_units, is_belied, right_report, spoil, tell
from surroundings import CHINA, quote

PROVINCE = "990000"
FIRST_YEAR = 2019
REGIONS = [
    (PROVINCE, "测试省", "province", None), ("990100", "测试一市", "prefecture", PROVINCE),
    ("990200", "测试二市", "prefecture", PROVINCE), ("990121", "一县", "county", "990100"),
    ("990122", "二县", "county", "990100"), ("990221", "三县", "county", "990200")]

# How often each of these happens, beside the others.
CHANCES = {
    "corrected": 25, "found_later": 4, "sent_back": 8, "withdrawn": 6, "redated": 7,
    "seen_published": 8, "waived": 16, "taken_back": 7, "exempted": 3, "exemption_ended": 1,
    "extended": 5, "deadline_set": 4, "opened": 4, "closed": 2, "renamed": 3, "moved": 3,
    "merged": 2, "split": 1, "reclassed": 2, "registry_corrected": 2, "region_renamed": 1,
    "region_moved": 1, "region_recoded": 1, "imported": 8, "noted_elsewhere": 6, "closing_set": 3,
    "closing_ended": 2}


class Days(Reforms, Papers):
    def __init__(self, server, seed):
        self.server = server
        self.seed = seed
        self.model = Model()
        self.counts = collections.Counter()
        self.decisions = []  # (kind, number, what undoes it in the model)
        self.cells = {}
        for row in server.ask("SELECT form_id, cell, scale FROM registry.form_cell "
                              "ORDER BY form_id, position"):
            self.cells.setdefault(row["form_id"], []).append((row["cell"], row["scale"]))

    def settle(self, chance):
        """The county of the first day."""
        for code, name, level, parent in REGIONS:
            self.server.tell("INSERT INTO registry.region VALUES "
                             f"({quote(code)}, {quote(name)}, {quote(level)}, {quote(parent)})")
            self.model.regions[code] = Region(code, Place(name, level, parent))
        self.server.tell(
            "CREATE ROLE night LOGIN IN ROLE huizong_worker",
            "CREATE ROLE clerk LOGIN IN ROLE huizong_clerk",
            f"INSERT INTO registry.account (login, region_code) VALUES ('clerk', '{PROVINCE}')")
        for code, *_ in REGIONS:
            for _ in range(chance.randint(2, 5)):
                self.open(code, chance.choice(CLASSES), datetime.date(2008, 5, 1))
        self.open("990121", "government", datetime.date(2008, 5, 1))

    def live(self, day, chance):
        """Everything that happens on a day."""
        self.day, self.chance = day, chance
        self.now = datetime.datetime.combine(day, datetime.time(15), CHINA)
        for agency in self.model.agencies:
            year = day.year - 1
            if agency.is_there(year) and self.planned(agency, year) == day:
                self.file(agency, year, self.now)
        if chance.random() < 0.3 and any(self.model.filings.values()):
            for kind in chance.choices(list(CHANCES), CHANCES.values(), k=chance.randint(1, 3)):
                if getattr(self, kind)():
                    self.counts[kind] += 1

    def planned(self, agency, year):
        """When an agency files for a year, if it does so by itself."""
        chance = self.seed(f"{agency.number} {year}")
        kind = chance.random()
        first = datetime.date(year + 1, 1, 1)
        if kind < 0.07 or year < FIRST_YEAR:
            return None
        return first + datetime.timedelta(
            days=chance.randint(1, 30) if kind < 0.85 else chance.randint(31, 150))

    # Reports

    def file(self, agency, year, filed_at):
        figures, words, fault = self.report_of(year)
        published_on = None
        if self.chance.random() < 0.7:
            late = (self.day - filed_at.date()).days
            published_on = filed_at.date() + datetime.timedelta(days=self.chance.randint(0, late))
        document = "{%s}" % ",".join(
            f'"{cell}":{in_units(figures[cell], scale)}'
            for cell, scale in self.cells[form_of(year)])
        said = quote(json.dumps({"overview": words} if words else {}, ensure_ascii=False))
        number = self.decide(
            f"SELECT intake.submit({agency.number}, {year}, {quote(form_of(year))}, "
            f"{quote(document)}, {quote(filed_at.isoformat())}, {quote(published_on)}, {said})")
        self.note(number, agency, year, filed_at, published_on, figures, words, fault)
        self.counts["filed"] += 1
        return True

    def report_of(self, year):
        """The figures of a report by cell, its words, and what is wrong with its sums."""
        figures = right_report(self.chance, self.cells[form_of(year)], year)
        words = tell(self.chance, figures, year)
        fault = spoil(self.chance, figures) if self.chance.random() < 0.15 else None
        return figures, words, fault

    def note(self, number, agency, year, filed_at, published_on, figures, words, fault):
        """A report that was stored."""
        revisions = self.model.filings[agency.number, year]
        told = {cell: figures[cell] for cell, _ in self.cells[form_of(year)]}
        revisions.append(Filing(
            number, agency, year, len(revisions) + 1, filed_at, published_on, told, fault,
            is_belied(told, words), self.day, self.model.next_moment()))

    def corrected(self):
        filing = self.some_filing()
        return self.file(filing.agency, filing.year, self.now)

    def found_later(self):
        """A paper of long ago, with the date that stands on it."""
        agency, year = self.some_agency(), self.some_year()
        return self.file(agency, year, self.some_moment(year))

    # Decisions

    def decide(self, call):
        return next(iter(self.server.ask(call + " AS number", login="clerk")))["number"]

    def sent_back(self):
        filing = self.some_filing()
        if filing.is_returned or filing.is_withdrawn:
            return False
        number = self.decide(f"SELECT intake.send_back({filing.number}, '数字有误', '{BY}')")
        filing.is_returned = True
        self.decisions.append(("return", number, lambda: setattr(filing, "is_returned", False)))
        return True

    def withdrawn(self):
        filing = self.some_filing()
        if filing.is_withdrawn:
            return False
        number = self.decide(f"SELECT intake.withdraw({filing.number}, '误存', '{BY}')")
        filing.is_withdrawn = True
        self.decisions.append(
            ("withdrawal", number, lambda: setattr(filing, "is_withdrawn", False)))
        return True

    def redated(self):
        filing = self.some_filing()
        filed_at = self.some_moment(filing.year) if self.chance.random() < 0.7 else None
        day = self.some_moment(filing.year).date()
        published_on = day if filed_at is None or self.chance.random() < 0.3 else None
        if filing.is_withdrawn or (
                filed_at in (None, filing.filed_at)
                and published_on in (None, filing.published_on)):
            return False
        number = self.decide(
            f"SELECT intake.correct({filing.number}, "
            f"{quote(filed_at and filed_at.isoformat())}, {quote(published_on)}, '收文登记', '{BY}')")
        entry = (number, filed_at, published_on)
        filing.corrections.append(entry)
        self.decisions.append(("correction", number, lambda: filing.corrections.remove(entry)))
        return True

    def seen_published(self):
        agency, year = self.some_agency(), self.some_year()
        day = self.some_moment(year).date()
        held = self.model.publications
        if any(entry[1:] == (agency.number, year, day) for entry in held):
            return False
        number = self.decide(
            f"SELECT intake.record_publication({agency.number}, {year}, '{day}', '{BY}')")
        entry = (number, agency.number, year, day)
        held.append(entry)
        self.decisions.append(("publication", number, lambda: held.remove(entry)))
        return True

    def waived(self):
        """Allows the error of a report, as the last edition names it."""
        wrong = [f for revisions in self.model.filings.values() for f in revisions if f.fault]
        until = self.day + datetime.timedelta(days=self.chance.randint(0, 200))
        holds_until = until if self.chance.random() < 0.4 else None
        if not wrong:
            return False
        filing = self.chance.choice(wrong)
        named = self.server.ask(
            "SELECT fingerprint, left_value, right_value FROM summary.finding "
            f"WHERE fingerprint = (SELECT max(fingerprint) FROM summary.finding "
            f"WHERE submission_id = {filing.number} AND rule = 'R-T4-SUM' "
            "AND severity = 'error' AND verdict = 'failed') "
            "ORDER BY (SELECT revision FROM intake.submission AS s "
            "WHERE s.submission_id = finding.submission_id) DESC LIMIT 1")
        if not named:
            return False
        found = named[0]
        number = self.decide(f"SELECT intake.waive({quote(found['fingerprint'])}, '已核实', '{BY}', "
                             f"{quote(holds_until)})")
        fault = Fault(filing.fault.group, int(found["left_value"]), int(found["right_value"]))
        waiver = Waiver(number, filing.agency, filing.year, fault, holds_until)
        self.model.waivers.append(waiver)
        self.decisions.append(("waiver", number, lambda: self.model.waivers.remove(waiver)))
        return True

    def taken_back(self):
        if not self.decisions:
            return False
        kind, number, undo = self.decisions.pop(self.chance.randrange(len(self.decisions)))
        self.decide(f"SELECT intake.revoke('{kind}', {number}, '有误', '{BY}')")
        undo()
        return True

    # Choices

    def some_agency(self):
        return self.chance.choice(self.model.agencies)

    def some_year(self):
        """A year that is over; mostly one of the last."""
        return max(FIRST_YEAR, self.day.year - 1 - int(self.chance.expovariate(0.7)))

    def some_filing(self):
        filed = [f for revisions in self.model.filings.values() for f in revisions]
        recent = filed[-80:] if self.chance.random() < 0.7 else filed
        return self.chance.choice(recent)

    def some_moment(self, year):
        """After the end of a year, and before now."""
        first = last_day(year) + datetime.timedelta(days=1)
        days = min((self.day - first).days, 300)
        day = first + datetime.timedelta(days=self.chance.randint(0, max(0, days - 1)))
        return datetime.datetime.combine(day, datetime.time(10), CHINA)

    def some_day(self):
        """The first day of a change: today, or some time ago."""
        back = 0 if self.chance.random() < 0.5 else self.chance.randint(1, 400)
        return self.day - datetime.timedelta(days=back)
