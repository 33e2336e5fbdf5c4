"""What comes in on paper and in lists: files of reports, the office's ledger, and closing dates."""

import datetime
import re

from model import Closing, form_of, last_day
from reports import in_units
from surroundings import ROOT, Difference, quote

# A report as a clerk's text program saves it; its figures stand in the order of the form's cells.
PRINTED = {"gid-2019": ROOT / "config" / "demo" / "tonggu-2020.txt",
           "gid-2021": ROOT / "Tests" / "DocumentsTests" / "Fixtures" / "department-2023.txt"}
FIGURE = re.compile(r"^\t-?[\d.]+(?=(?: \|)?$)", re.MULTILINE)
KINDS = {"request": "申请", "reconsideration": "复议", "litigation": "诉讼"}


class Papers:
    """What days are made of, beside reports, decisions and reforms; of the fields and choices of
    Days."""

    # Files

    def imported(self):
        """A report that comes as a file, for the first time or as a correction."""
        if self.chance.random() < 0.6:
            filing = self.some_filing()
            agency, year = filing.agency, filing.year
        else:
            agency, year = self.some_agency(), self.some_year()
        held = self.model.held(agency, year)
        if held and held[-1].filed_at >= self.now:
            return False  # what corrects is later than what it corrects
        filed_at = self.now if held else self.some_moment(year)
        figures, words, fault = self.report_of(year)
        # a blank among lines cannot be told from a line that is missing
        figures = {cell: figure or 0 for cell, figure in figures.items()}
        cells = self.cells[form_of(year)]
        path = self.server.home / "report.txt"
        path.write_text(self.printed(agency, year, [in_units(figures[cell], scale)
                                                    for cell, scale in cells], words))
        self.server.huizong(
            "import", path, "--agency", agency.number, "--year", year, "--submitted-at",
            filed_at.isoformat(), "--yes", login="clerk")
        stored = self.server.ask(
            "SELECT submission_id, revision FROM intake.submission "
            f"WHERE agency_id = {agency.number} AND year = {year} "
            "ORDER BY submission_id DESC LIMIT 1")
        self.note(stored[0]["submission_id"], agency, year, filed_at, None, figures, words, fault)
        if stored[0]["revision"] != len(self.model.filings[agency.number, year]):
            raise Difference(f"{path}: the import stored nothing, or more than the report")
        return True

    def printed(self, agency, year, figures, words):
        text = PRINTED[form_of(year)].read_text()
        places = list(FIGURE.finditer(text))
        if len(places) != len(figures):
            raise Difference(f"{form_of(year)}: {len(figures)} cells, {len(places)} printed")
        parts, end = [], text.index("二、主动公开")
        for place, figure in zip(places, figures):
            parts += [text[end:place.start()], "\t", figure]
            end = place.end()
        return (f"{agency.now.name} {year}年度政府信息公开工作年度报告\n一、总体情况\n"
                f"{words or '依法公开信息。'}\n{''.join(parts)}{text[end:]}")

    # The ledger

    def noted_elsewhere(self):
        """A list of cases of one agency: some new, some as known, one perhaps taken back."""
        agency, year = self.some_agency(), self.some_year()
        kind = self.chance.choice(list(KINDS))
        if not agency.is_there(year):
            return False
        known = self.model.ledger.setdefault((agency.number, year, kind), {})
        rows = []
        for number in sorted(known):
            if self.chance.random() < 0.3:
                rows.append((number, self.chance.random() < 0.4))
        for _ in range(self.chance.randint(0 if rows else 1, 3)):
            rows.append((f"〔{year}〕{len(known) + len(rows) + 1}号", False))
        path = self.server.home / "ledger.csv"
        day = datetime.date(year, self.chance.randint(1, 12), 9)
        path.write_text("单位编号,类别,编号,日期,作废\n" + "".join(
            f"{agency.number},{KINDS[kind]},{number},{day},{'是' if is_void else ''}\n"
            for number, is_void in dict(rows).items()))
        self.server.huizong("ledger", "import", path, login="clerk")
        known.update(rows)
        return True

    # Closing dates

    def closing_set(self):
        """From some day on nothing new counts, or no correction."""
        code, year = self.chance.choice(self.current_regions()), self.some_year()
        first = last_day(year) + datetime.timedelta(days=self.chance.randint(20, 250))
        second = first + datetime.timedelta(days=self.chance.randint(0, 90))
        days = self.chance.choice([(first, second), (first, None), (None, second)])
        if (code, year) in self.model.closings:
            return False
        self.server.tell(
            "INSERT INTO registry.closing (region_code, year, no_new_after, no_corrections_after) "
            f"VALUES ({quote(code)}, {year}, {quote(days[0])}, {quote(days[1])})", login="clerk")
        self.model.closings[code, year] = Closing(*days, self.model.next_moment())
        return True

    def closing_ended(self):
        held = sorted(self.model.closings)
        if not held:
            return False
        code, year = self.chance.choice(held)
        self.server.tell(f"SELECT registry.remove('closing', '[\"{code}\", {year}]')",
                         login="clerk")
        del self.model.closings[code, year]
        return True
