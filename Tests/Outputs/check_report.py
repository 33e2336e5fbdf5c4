"""`huizong report`, read back by other programs: python-docx, LibreOffice, poppler, Chromium.

Every figure of every table is compared with the published totals; pages, paper, fonts and page numbers
with the layout of official documents (GB/T 9704); pictures stay in .build/outputs/report to be looked at.
"""

import html.parser
import re
import shutil

import docx

from common import REGION, WORK, chromium, contact_sheet, county, expect, finish, huizong, \
    pictures, run, totals

FOLDER = WORK / "report"
YEARS = {2019: (18, 26), 2020: (18, 26), 2021: (14, 28), 2023: (14, 28)}


def shown(name, cell, form):
    """What the official table prints of a cell."""
    value = cell["value"]
    if value is None or value == 0 and name.startswith("disclosure.regulations."):
        return ""
    text = f"{value:.6f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)
    return text + ("元" if name == "disclosure.procurement.amount" else "")


def grid_figures(rows):
    """The figures of the three tables in form order; rows are lists of (text, is_figure)."""
    return [text for row in rows for text, is_figure in row if is_figure]


def check_word(path, year, total):
    document = docx.Document(path)
    tables = document.tables
    expect(len(tables) == 3, f"{path}: {len(tables)} tables")
    sizes = [(len(t.rows), len(t.columns)) for t in tables]
    expect(sizes == [(YEARS[year][0], 4), (YEARS[year][1], 10), (4, 15)], f"{path}: sizes {sizes}")
    section = document.sections[0]
    paper = [round(length.mm) for length in (
        section.page_width, section.page_height, section.top_margin, section.bottom_margin,
        section.left_margin, section.right_margin)]
    expect(paper == [210, 297, 37, 35, 28, 26], f"{path}: paper {paper}")
    wanted = {}
    for name, cell in total["cells"].items():
        wanted.setdefault(name.split(".")[0], []).append(shown(name, cell, total["form"]))
    labels = {0: 1, 1: 3, 2: 0}
    for number, (name, table) in enumerate(zip(("disclosure", "requests", "proceedings"), tables)):
        found, seen = [], set()
        for row in table.rows:
            cells = row.cells
            texts = [cell.text for cell in cells]
            first = labels[number]
            for cell in cells[first:]:
                if cell._tc in seen:
                    continue
                seen.add(cell._tc)
                found.append(cell.text)
        # headings stand among them and are no figures
        figures = [text for text in found if re.fullmatch(r"-?[\d.]*元?", text)]
        expect(figures == wanted[name], f"{path}: {name} differs: {figures[:8]} {wanted[name][:8]}")
    title = next(p for p in document.paragraphs if p.style.name == "Title")
    words = title.text.replace("\n", "")
    expect(words.endswith(f"{year}年政府信息公开工作年度报告"), f"{path}: title {title.text}")
    # too long for a line, it breaks behind the name
    lines = title.text.split("\n")
    expect(lines[-1].startswith(str(year)) or len(lines) == 1, f"{path}: title breaks in {lines}")
    headings = [p.text[:2] for p in document.paragraphs if p.style.name == "Heading 1"]
    expect(headings == ["一、", "二、", "三、", "四、", "五、", "六、"], f"{path}: {headings}")
    core = document.core_properties
    expect(core.title == words and core.created is not None, f"{path}: properties")


def check_paper(path, folder):
    pdf, pages = pictures(path, folder)
    text = run("pdftotext", "-layout", str(pdf), "-")
    sheets = text.rstrip("\f").split("\f")
    expect(3 < len(sheets) < 12, f"{path}: {len(sheets)} pages")
    expect(len(sheets) == len(pages), f"{path}: pictures")
    for number, sheet in enumerate(sheets, 1):
        expect(re.search(rf"—\s*{number}\s*—", sheet), f"{path}: page {number} has no number")
    sizes = set(re.findall(r"Page size:\s+(.*)", run("pdfinfo", str(pdf))))
    expect(all("A4" in size for size in sizes), f"{path}: {sizes}")


class Page(html.parser.HTMLParser):
    """Tags, texts of cells and what a page asks for from elsewhere."""

    def __init__(self):
        super().__init__()
        self.open, self.cells, self.requests, self.headings = [], [], [], []

    def handle_starttag(self, tag, attributes):
        named = dict(attributes)
        self.requests += [named[name] for name in ("src", "href", "srcset") if name in named]
        if tag in ("script", "iframe", "link", "img"):
            self.requests.append(tag)
        if tag in ("td", "th"):
            self.cells.append([tag, named.get("class", ""), ""])
        if tag in ("h1", "h2", "h3"):
            self.headings.append(tag)
        if tag not in ("meta", "col", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag):
        expect(self.open and self.open[-1] == tag, f"</{tag}> in {self.open[-3:]}")
        if self.open:
            self.open.pop()

    def handle_data(self, data):
        if self.open and self.open[-1] in ("td", "th"):
            self.cells[-1][2] += data


def check_page(path, total, folder):
    page = Page()
    page.feed(path.read_text(encoding="utf-8"))
    expect(not page.open, f"{path}: left open {page.open}")
    expect(not page.requests, f"{path}: asks for {page.requests}")
    expect(page.headings[0] == "h1" and page.headings.count("h1") == 1, f"{path}: headings")
    figures = [text for tag, kind, text in page.cells if tag == "td" and kind == ""]
    wanted = [shown(name, cell, total["form"]) for name, cell in total["cells"].items()]
    expect(figures == wanted, f"{path}: figures differ")
    address = path.resolve().as_uri()
    tree = chromium("--dump-dom", address)
    expect(tree.count("<table") == 3, f"{path}: the browser sees {tree.count('<table')} tables")
    for name, size in (("screen", "1100,1600"), ("telephone", "390,1400")):
        chromium(f"--screenshot={folder / name}.png", f"--window-size={size}", address)
    chromium(f"--print-to-pdf={folder}/printed.pdf", "--no-pdf-header-footer", address)
    run("pdftoppm", "-r", "60", "-png", f"{folder}/printed.pdf", f"{folder}/printed")


def main():
    county()
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir(parents=True)
    for year in YEARS:
        for scope in ("all", "own"):
            folder = FOLDER / f"{year}-{scope}"
            arguments = ["report", "--region", REGION, "--year", year, "--scope", scope, "--to"]
            huizong(*arguments, folder)
            total = totals(year, scope)
            word, = folder.glob("*.docx")
            page, = folder.glob("*.html")
            check_word(word, year, total)
            if scope == "all":
                check_paper(word, folder / "pictures")
                check_page(page, total, folder / "pictures")
                if year == 2023:
                    sheets = sorted((folder / "pictures").glob("page-*.png"))
                    contact_sheet(sheets[:5], "report")
            # the same edition gives the same bytes, so nothing is in the way of a second time
            huizong(*arguments, folder)
    finish("report")


main()
