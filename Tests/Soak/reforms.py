"""Changes of the registry: dates, exemptions, and who reports where under which name."""

import datetime

from model import CLASSES, Agency, Region, State, last_day
from surroundings import quote

BY = "县政府办"


class Reforms:
    """What days are made of, beside reports and decisions; of the fields and choices of Days."""

    def exempted(self):
        agency, year = self.some_agency(), self.some_year()
        granted = self.some_moment(year).date() if self.chance.random() < 0.7 else None
        if (agency.number, year) in self.model.exemptions:
            return False
        self.server.tell(
            "INSERT INTO registry.exemption (agency_id, year, reason, granted_by, granted_on) "
            f"VALUES ({agency.number}, {year}, '改制', '{BY}', {quote(granted)})", login="clerk")
        self.model.exemptions[agency.number, year] = granted
        return True

    def exemption_ended(self):
        held = sorted(self.model.exemptions)
        if not held:
            return False
        number, year = self.chance.choice(held)
        self.server.tell(
            f"SELECT registry.remove('exemption', '[{number}, {year}]')",
            login="clerk")
        del self.model.exemptions[number, year]
        return True

    def extended(self):
        agency, year = self.some_agency(), self.some_year()
        event = self.chance.choice(["submit", "publish"])
        granted = self.some_moment(year).date()
        due = last_day(year) + datetime.timedelta(days=self.chance.randint(20, 120))
        key = (agency.number, year, event, granted)
        if any(held[:4] == key for held in self.model.extensions):
            return False
        self.server.tell(
            "INSERT INTO registry.extension (agency_id, year, event, due_on, reason, granted_by, "
            f"granted_on) VALUES ({agency.number}, {year}, '{event}', '{due}', '水灾', '{BY}', "
            f"'{granted}')", login="clerk")
        self.model.extensions.append((*key, due))
        return True

    def deadline_set(self):
        year = self.some_year() + self.chance.randint(0, 1)
        event = self.chance.choice(["submit", "publish"])
        code = self.chance.choice([None, *sorted(self.model.regions)])
        kind = self.chance.choice([None, *CLASSES])
        due = last_day(year) + datetime.timedelta(days=self.chance.randint(10, 100))
        self.server.tell(
            "INSERT INTO registry.deadline (region_code, year, class, event, due_on) VALUES "
            f"({quote(code)}, {year}, {quote(kind)}, '{event}', '{due}') "
            "ON CONFLICT ON CONSTRAINT deadline_once DO UPDATE SET due_on = excluded.due_on",
            login="huizong" if code is None else "clerk")
        self.model.deadlines[code, year, kind, event] = due
        return True

    # Agencies

    def open(self, code, kind, day):
        name = f"单位{len(self.model.agencies) + 1}"
        number = next(iter(self.server.ask(
            "INSERT INTO registry.agency (region_code, name, class, active_from) VALUES "
            f"({quote(code)}, {quote(name)}, {quote(kind)}, '{day}') RETURNING agency_id")))
        agency = Agency(number["agency_id"], State(name, code, kind, kind != "government"), day)
        self.model.agencies.append(agency)
        return agency

    def opened(self):
        self.open(self.chance.choice(self.current_regions()), self.chance.choice(CLASSES),
                  self.some_day())
        return True

    def change(self, *words, login="clerk"):
        """A change of the registry by the program."""
        self.server.huizong("registry", *words, "--reason", "机构改革", "--by", BY, "--yes",
                            login=login)

    def changeable(self, day, agency):
        return (agency.opened < day and agency.closed is None
                and all(until < day for until, _ in agency.past))

    def some_changeable(self, day):
        fit = [a for a in self.model.agencies if self.changeable(day, a)]
        return self.chance.choice(fit) if fit else None

    def closed(self):
        day = self.some_day()
        agency = self.some_changeable(day)
        if agency is None or len([a for a in self.model.agencies if a.closed is None]) < 12:
            return False
        self.change("close", "--agency", agency.number, "--from", day)
        agency.closed = day - datetime.timedelta(days=1)
        return True

    def renamed(self):
        day = self.some_day()
        agency = self.some_changeable(day)
        if agency is None:
            return False
        name = f"单位{agency.number}（{self.day}更名）"
        self.change("rename", "--agency", agency.number, "--to", name, "--from", day)
        agency.change(day, name=name)
        return True

    def moved(self):
        day = self.some_day()
        agency = self.some_changeable(day)
        code = self.chance.choice(self.current_regions())
        if agency is None or agency.now.region == code:
            return False
        self.change("move", "--agency", agency.number, "--to", code, "--from", day)
        agency.change(day, region=code)
        return True

    def reclassed(self):
        day = self.some_day()
        agency = self.some_changeable(day)
        kind = self.chance.choice(CLASSES)
        if agency is None:
            return False
        self.server.tell(
            f"SELECT registry.change_agency(agency_id, '{day}', name, region_code, '{kind}', true) "
            f"FROM registry.agency WHERE agency_id = {agency.number}", login="clerk")
        agency.change(day, kind=kind, counts=kind != "government")
        return True

    def registry_corrected(self):
        """What was never right holds for all years in which nothing else is known."""
        agency = self.some_agency()
        code = self.chance.choice(self.current_regions())
        self.server.tell(f"UPDATE registry.agency SET region_code = {quote(code)} "
                         f"WHERE agency_id = {agency.number}", login="clerk")
        agency.now = agency.now._replace(region=code)
        return True

    def merged(self):
        day = self.some_day()
        heir = self.some_changeable(day)
        others = [a for a in self.model.agencies if a is not heir and self.changeable(day, a)]
        if len(others) < 12:
            return False
        gone = self.chance.sample(others, self.chance.randint(1, 2))
        words = [word for agency in gone for word in ("--agency", agency.number)]
        self.change("merge", *words, "--to", heir.number, "--from", day)
        for agency in gone:
            agency.closed = day - datetime.timedelta(days=1)
        return True

    def split(self):
        day = self.some_day()
        agency = self.some_changeable(day)
        if agency is None:
            return False
        names = [f"单位{agency.number}（{self.day}分出{part}）" for part in "甲乙"]
        self.change("split", "--agency", agency.number, "--to", names[0], "--to", names[1],
                    "--from", day)
        agency.closed = day - datetime.timedelta(days=1)
        for name in names:
            number = self.server.ask("SELECT agency_id FROM registry.agency "
                                     f"WHERE name = {quote(name)}")[0]["agency_id"]
            self.model.agencies.append(Agency(number, agency.now._replace(name=name), day))
        return True

    # Regions

    def current_regions(self):
        """Those that no other code has replaced."""
        return sorted(code for code in self.model.regions
                      if not self.model.regions[code].now.name.startswith("原"))

    def some_region(self, day, level):
        fit = [code for code in self.current_regions()
               if self.model.regions[code].now.level == level
               and all(until < day for until, _ in self.model.regions[code].past)]
        return self.model.regions[self.chance.choice(fit)] if fit else None

    def region_renamed(self):
        day = self.some_day()
        region = self.some_region(day, self.chance.choice(["county", "prefecture"]))
        if region is None:
            return False
        name = f"{region.code}（{self.day}更名）"
        self.change("rename", "--region", region.code, "--to", name, "--from", day,
                    login="huizong")
        region.change(day, name=name)
        return True

    def region_moved(self):
        day = self.some_day()
        region = self.some_region(day, "county")
        parent = self.chance.choice(["990100", "990200"])
        if region is None or region.now.parent == parent:
            return False
        self.change("move", "--region", region.code, "--to", parent, "--from", day,
                    login="huizong")
        region.change(day, parent=parent)
        return True

    def region_recoded(self):
        """Today, so that all its agencies can go along; the old code is left to the past."""
        region = self.some_region(self.day, "county")
        new = f"9903{len(self.model.regions):02}"
        if region is None:
            return False
        along = [a for a in self.model.agencies
                 if a.now.region == region.code and a.closed is None]
        if not all(self.changeable(self.day, agency) for agency in along):
            return False
        self.change("recode", "--region", region.code, "--to", new, "--from", self.day,
                    login="huizong")
        self.model.regions[new] = Region(new, region.now)
        for agency in along:
            agency.change(self.day, region=new)
        for code, year, kind, event in list(self.model.deadlines):
            if code == region.code and year >= self.day.year:
                self.model.deadlines[new, year, kind, event] = self.model.deadlines.pop(
                    (code, year, kind, event))
        for code, year in list(self.model.closings):
            if code == region.code and year >= self.day.year:
                self.model.closings[new, year] = self.model.closings.pop((code, year))
        old = f"原{region.code}"
        self.server.tell(f"UPDATE registry.region SET name = {quote(old)} "
                         f"WHERE code = {quote(region.code)}")
        region.now = region.now._replace(name=old)
        return True
