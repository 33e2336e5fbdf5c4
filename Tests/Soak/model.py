"""The county as it should be: what was filed and decided, and what follows from it.

Nothing here asks the database or the program. Each rule is written down a second time, as simply as
it can be said, from the words of docs/glossary.md, docs/correcting.md and docs/operating.md.
"""

import collections
import dataclasses
import datetime

OWN_CLASSES = {"government_office", "department", "dispatched", "institution", "government"}
CLASSES = sorted(OWN_CLASSES | {"township", "subdistrict"})
GROUPS = ["reconsideration", "litigation_direct", "litigation_after_reconsideration"]
# The rows of a report that hold the cases of a kind in the ledger.
ROWS = {"request": ["requests.received"], "reconsideration": ["proceedings.reconsideration"],
        "litigation": ["proceedings.litigation_direct",
                       "proceedings.litigation_after_reconsideration"]}

State = collections.namedtuple("State", "name region kind counts")
Place = collections.namedtuple("Place", "name level parent")
Fault = collections.namedtuple("Fault", "group outcomes total")
Closing = collections.namedtuple("Closing", "no_new_after no_corrections_after noted")


def form_of(year):
    return "gid-2019" if year < 2021 else "gid-2021"


def last_day(year):
    return datetime.date(year, 12, 31)


def state_in(past, now, year):
    """The past state that was the next to end after the year, the one of today if there is none."""
    later = [state for until, state in past if until > last_day(year)]
    return later[0] if later else now


@dataclasses.dataclass
class Agency:
    number: int
    now: State
    opened: datetime.date
    closed: datetime.date | None = None
    past: list = dataclasses.field(default_factory=list)

    def change(self, day, **parts):
        self.past.append((day, self.now))
        self.now = self.now._replace(**parts)

    def is_there(self, year):
        end = last_day(year)
        return self.opened <= end and (self.closed is None or self.closed >= end)


@dataclasses.dataclass
class Region:
    code: str
    now: Place
    past: list = dataclasses.field(default_factory=list)

    def change(self, day, **parts):
        self.past.append((day, self.now))
        self.now = self.now._replace(**parts)


@dataclasses.dataclass
class Filing:
    number: int
    agency: Agency
    year: int
    revision: int
    declared_at: datetime.datetime
    declared_on: datetime.date | None
    figures: dict  # whole numbers by cell, None for a blank, in the order of the form
    fault: Fault | None
    is_belied: bool  # its words tell of requests and cases, its tables of none
    stored_on: datetime.date
    noted: int  # when it was stored, in the order of all that was noted down
    is_returned: bool = False
    is_withdrawn: bool = False
    corrections: list = dataclasses.field(default_factory=list)  # (number, filed_at, published_on)

    def says_zero(self, row):
        """By the total of the row; without one by all its other cells."""
        total = self.figures[f"{row}.total"]
        cells = [figure for cell, figure in self.figures.items() if cell.startswith(f"{row}.")]
        if total is None:
            return cells.count(None) == 1 and not any(cells)
        return total == 0

    @property
    def filed_at(self):
        given = [at for _, at, _ in self.corrections if at is not None]
        return given[-1] if given else self.declared_at

    @property
    def published_on(self):
        given = [day for _, _, day in self.corrections if day is not None]
        return given[-1] if given else self.declared_on


@dataclasses.dataclass
class Waiver:
    number: int
    agency: Agency
    year: int
    fault: Fault
    holds_until: datetime.date | None


class Model:
    def __init__(self):
        self.agencies = []
        self.regions = {}
        self.filings = collections.defaultdict(list)  # (agency number, year) -> revisions
        self.waivers = []
        self.exemptions = {}  # (agency number, year) -> day of the grant, or None
        self.extensions = []  # (agency number, year, event, day of the grant, new date)
        self.deadlines = {}  # (region or None, year, class or None, event) -> date
        self.publications = []  # (number, agency number, year, day)
        self.closings = {}  # (region, year) -> Closing
        self.ledger = {}  # (agency number, year, kind) -> {number: whether it was taken back}
        self.moments = 0

    def next_moment(self):
        self.moments += 1
        return self.moments

    # Who is where

    def state(self, agency, year):
        return state_in(agency.past, agency.now, year)

    def place(self, code, year):
        region = self.regions[code]
        return state_in(region.past, region.now, year)

    def upwards(self, code, year):
        """A region and those above it, as the tree stood in a year."""
        while code is not None:
            yield code
            code = self.place(code, year).parent

    def has_below(self, code, year):
        return any(self.place(other, year).parent == code for other in self.regions)

    def is_counted_body(self, agency, year):
        return (agency.is_there(year) and (agency.number, year) not in self.exemptions
                and self.state(agency, year).counts)

    # Which report counts, and whether it came in time

    def held(self, agency, year):
        """What was filed and not withdrawn, in the order of filing."""
        return sorted((f for f in self.filings[agency.number, year] if not f.is_withdrawn),
                      key=lambda f: (f.filed_at, f.revision))

    def is_waived(self, filing, day):
        of_this_sum = [w for w in self.waivers
                       if (w.agency, w.year, w.fault.group)
                       == (filing.agency, filing.year, filing.fault.group)
                       and (w.holds_until is None or w.holds_until >= day)]
        return bool(of_this_sum) and of_this_sum[-1].fault == filing.fault

    def may_count(self, filing, day):
        return not (filing.is_returned or filing.is_belied or self.is_closed_out(filing)
                    or self.lacks_known_cases(filing)) and (
            filing.fault is None or self.is_waived(filing, day))

    def is_closed_out(self, filing):
        """Whether it came after the closing date that bites: by its own date, or because it was
        stored then, when the date was known."""
        agency, year = filing.agency, filing.year
        found = [self.closings[code, year]
                 for code in self.upwards(self.state(agency, year).region, year)
                 if (code, year) in self.closings]
        if not found:
            return False
        is_first = self.held(agency, year)[0] is filing
        last = found[0].no_new_after if is_first else found[0].no_corrections_after
        came = [filing.filed_at.date()]
        if filing.noted > found[0].noted:
            came.append(filing.stored_on)
        return last is not None and max(came) > last

    def lacks_known_cases(self, filing):
        """Whether it says that there was none of a kind of which the office knows some."""
        for kind, rows in ROWS.items():
            known = self.ledger.get((filing.agency.number, filing.year, kind), {})
            if not all(known.values()) and all(map(filing.says_zero, rows)):
                return True
        return False

    def counted(self, agency, year, day):
        fit = [f for f in self.held(agency, year) if self.may_count(f, day)]
        return fit[-1] if fit else None

    def due(self, agency, year, event, day):
        """The date that bites, and where it comes from."""
        given = [grant for grant in self.extensions
                 if grant[:3] == (agency.number, year, event) and grant[3] <= day]
        if given:
            return max(given, key=lambda grant: grant[3])[4], "extension"
        state = self.state(agency, year)
        statutory = (datetime.date(year + 1, 3, 31) if state.kind == "government"
                     else datetime.date(year + 1, 1, 31))
        for code in [*self.upwards(state.region, year), None]:
            for kind in (state.kind, None):
                date = self.deadlines.get((code, year, kind, event))
                if date is not None:
                    return date, "default" if date == statutory else "deadline"
        return statutory, "default"

    # What an edition must say

    def totals(self, year, day, cell_count):
        """By region and scope: the numbers of agencies, the sum of each cell, and its blanks."""
        sums = {}
        for code in self.regions:
            for scope in ["own", "all"] + (["direct"] if self.has_below(code, year) else []):
                sums[code, scope] = Sum(cell_count)
        for agency in self.agencies:
            if not self.is_counted_body(agency, year):
                continue
            state = self.state(agency, year)
            into = [(code, "all") for code in self.upwards(state.region, year)]
            into += [(state.region, "own")] if state.kind in OWN_CLASSES else []
            into += [(state.region, "direct")] if (state.region, "direct") in sums else []
            held = self.held(agency, year)
            counted = self.counted(agency, year, day)
            in_time = held and (min(f.filed_at for f in held).date()
                                <= self.due(agency, year, "submit", day)[0])
            for key in into:
                sums[key].add(held, in_time, counted)
        return sums

    def lateness(self, year, day):
        """By agency and event: the due date, the day it happened, days late, and how it stands."""
        rows = {}
        for agency in self.agencies:
            if not agency.is_there(year):
                continue
            held = self.held(agency, year)
            filed = [f.filed_at.date() for f in held if f.filed_at.date() <= day]
            seen = [f.published_on for f in held if f.published_on is not None]
            seen += [on for _, number, of, on in self.publications
                     if (number, of) == (agency.number, year)]
            seen = [on for on in seen if last_day(year) < on <= day]
            granted = self.exemptions.get((agency.number, year), "none")
            is_exempt = granted != "none" and (granted is None or granted <= day)
            for event, days in (("submit", filed), ("publish", seen)):
                due, source = self.due(agency, year, event, day)
                first = min(days) if days else None
                rows[agency.number, event] = (
                    str(due), source, str(first) if first else None,
                    *how_it_stands(is_exempt, first, due, day))
        return rows


def how_it_stands(is_exempt, first, due, day):
    if is_exempt:
        return None, "exempt"
    if first is not None:
        return (0, "on_time") if first <= due else ((first - due).days, "late")
    return (None, "pending") if day <= due else ((day - due).days, "missing")


class Sum:
    """One total, added by hand."""

    def __init__(self, cell_count):
        self.expected = self.received = self.included = self.on_time = 0
        self.figures = [0] * cell_count
        self.blanks = [0] * cell_count

    def add(self, held, in_time, counted):
        self.expected += 1
        self.received += bool(held)
        self.on_time += bool(in_time)
        if counted is None:
            return
        self.included += 1
        for place, figure in enumerate(counted.figures.values()):
            if figure is None:
                self.blanks[place] += 1
            else:
                self.figures[place] += figure

    def row(self):
        return (self.expected, self.received, self.included, self.on_time,
                self.received - self.on_time, self.figures, self.blanks)
