"""`huizong workbook` and `huizong template`, read back by other programs: openpyxl, LibreOffice, poppler.

Every figure is compared with the published totals. LibreOffice reckons all formulas anew, without the
results that the file brings along: the recount must be 0 everywhere, and must not be once a figure is
changed. The form is filled in at random, saved by LibreOffice and read by `huizong check`.
Pictures stay in .build/outputs/workbook to be looked at.
"""

import json
import random
import shutil
import subprocess

import openpyxl

from common import PROGRAM, REGION, WORK, contact_sheet, county, expect, finish, huizong, pictures, run, \
    totals

FOLDER = WORK / "workbook"
YEARS = (2019, 2020, 2021, 2023)
SHEETS = ["三张表", "各单位", "核查结果", "报送时间", "与上年比较", "核对"]


def same(value, wanted):
    """Whether a spreadsheet shows the same: it keeps 15 digits."""
    if value is None or wanted is None:
        return value is wanted
    return f"{value:.15g}" == f"{wanted:.15g}"


def reckoned(path, name):
    """The workbook as LibreOffice saves it after reckoning every formula; results kept in it are lost."""
    folder = FOLDER / "reckoned"
    folder.mkdir(exist_ok=True)
    bare = folder / f"{name}-bare.xlsx"
    openpyxl.load_workbook(path).save(bare)
    run("soffice", f"-env:UserInstallation=file://{WORK}/office", "--headless", "--convert-to", "xlsx",
        "--outdir", str(folder / name), str(bare))
    return folder / name / bare.name


def differences(path):
    """What the sheet 核对 shows in its last column: of the cells, and of the identities."""
    sheet = openpyxl.load_workbook(path, data_only=True)["核对"]
    values = [row[6] for row in sheet.iter_rows(min_row=7, values_only=True)]
    return [value for value in values if isinstance(value, (int, float))], sheet["C4"].value


def check_book(path, year, scope):
    total = totals(year, scope)
    book = openpyxl.load_workbook(path)
    expect(book.sheetnames == SHEETS, f"{path}: sheets {book.sheetnames}")
    for sheet in book:
        formulas = [c.coordinate for row in sheet.iter_rows() for c in row if c.data_type == "f"]
        if sheet.title == "各单位":
            formulas = [place for place in formulas if not place.endswith("5")]
        expect(sheet.title == "核对" or not formulas, f"{path}: formulas on {sheet.title} {formulas[:3]}")
        footer = sheet.oddFooter.left.text or ""
        expect(f"第 {total['edition']} 版" in footer, f"{path}: footer of {sheet.title} {footer}")
        expect(sheet.page_setup.paperSize == 9, f"{path}: paper of {sheet.title}")
    check_figures(book, path, total)
    expect(REGION in (book.properties.subject or ""), f"{path}: subject {book.properties.subject}")
    expect(book["各单位"].freeze_panes == "E7", f"{path}: frozen at {book['各单位'].freeze_panes}")
    # the first year has none before it to compare with
    for name in SHEETS[1:4 if year == YEARS[0] else 5]:
        expect(book[name].auto_filter.ref, f"{path}: no filter on {name}")
    shown, count = differences(reckoned(path, f"{year}-{scope}"))
    identities = len(shown) - len(total["cells"])
    expect(identities in (40, 42), f"{path}: {identities} identities")
    expect(count == 0 and not any(shown[:len(total["cells"])]), f"{path}: recount {count}")


def check_figures(book, path, total):
    """The recount names the place of every cell: there it stands, and the reports add up to it."""
    tables, agencies, recount = book["三张表"], book["各单位"], book["核对"]
    last = 6 + total["included"] + total["excluded"]
    expect(agencies.max_row == last, f"{path}: {agencies.max_row} rows of reports, not {last}")
    for number, (name, cell) in enumerate(total["cells"].items()):
        value = tables[recount.cell(7 + number, 1).value].value
        wanted = cell["value"]
        if wanted == 0 and name.startswith("disclosure.regulations."):
            wanted = None
        expect(same(value, wanted), f"{path}: {name} is {value}, not {wanted}")
        column = [agencies.cell(row, 8 + number).value for row in range(7, last + 1)]
        given = [figure for figure in column if figure is not None]
        expect(len(given) == cell["reported"], f"{path}: {name} from {len(given)} reports")
        expect(round(sum(given) - (cell["value"] or 0), 6) == 0, f"{path}: {name} adds up to {sum(given)}")


def check_that_the_recount_sees(path):
    """One figure changed by one: the recount says where."""
    book = openpyxl.load_workbook(path)
    cell = book["各单位"].cell(7, 8 + 30)
    cell.value = (cell.value or 0) + 1
    changed = FOLDER / "changed.xlsx"
    book.save(changed)
    shown, count = differences(reckoned(changed, "changed"))
    expect(count == 1 and shown[30] == -1, f"{path}: a changed figure gives {count} {shown[30]}")


def check_template(year, seed):
    """Filled in at random by another program, reckoned and saved by LibreOffice, read by ours."""
    blank = FOLDER / f"blank-{year}.xlsx"
    huizong("template", "--year", year, "--to", blank, "--overwrite")
    chance = random.Random(seed)
    book = openpyxl.load_workbook(blank)
    sheet = book["年度报告"]
    sheet["A1"] = f"某县某局{year}年政府信息公开工作年度报告"
    inside = {c for r in sheet.merged_cells.ranges for row in r.cells for c in [row]}
    first = {(r.min_row, r.min_col): r for r in sheet.merged_cells.ranges}
    entries = []
    for row in sheet.iter_rows(min_row=2):
        for cell in row:
            place = (cell.row, cell.column)
            if cell.protection.locked or place in inside and place not in first:
                continue
            span = first.get(place)
            if span is not None and span.max_col == sheet.max_column and span.min_col == 1:
                cell.value = "本机关已如实填写。"
            else:
                entries.append(cell)
    for cell in entries:
        if chance.random() < 0.8:
            cell.value = chance.choice([0, 1, 7, chance.randrange(100_000)])
    name = f"filled-{year}"
    book.save(FOLDER / f"{name}.xlsx")
    saved = reckoned(FOLDER / f"{name}.xlsx", name)
    done = subprocess.run(
        [PROGRAM, "check", str(saved), "--format", "json"], capture_output=True, text=True)
    expect(done.returncode in (0, 2), f"{saved}: {done.stderr}")
    report = json.loads(done.stdout)[0]
    result = openpyxl.load_workbook(saved, data_only=True)
    seen = result["年度报告"]
    numbers = []
    for row in seen.iter_rows(min_row=2):
        for cell in row:
            if isinstance(cell.value, (int, float)):
                numbers.append(cell.value)
    read = [value for value in report["cells"].values() if value is not None]
    expect(report["agency_name"] == "某县某局" and report["year"] == year, f"{saved}: {report['agency_name']}")
    expect(len(numbers) == len(read) and all(map(same, numbers, read)),
           f"{saved}: {len(numbers)} figures, {len(read)} read")
    rules = {finding["rule"] for finding in report["findings"] if finding["severity"] == "error"}
    expect("R-T3-ROW" not in rules and "R-T3-COL" not in rules and "R-T4-SUM" not in rules,
           f"{saved}: sums do not add up: {rules}")
    verdicts = [row[7] for row in result["校验"].iter_rows(min_row=4, values_only=True)]
    balance = sum(1 for row in result["校验"].iter_rows(min_row=4, values_only=True)
                  if row[0] == "R-T3-BAL" and (row[7] or "").startswith("✗"))
    found = sum(1 for f in report["findings"] if f["rule"] == "R-T3-BAL" and f["verdict"] == "failed")
    expect(balance == found, f"{saved}: {balance} marked, {found} found")
    expect(all(verdicts), f"{saved}: a check says nothing")


# of the tables, the reports, the filing dates and the recount
FIRST_WORDS = ("二、主动公开政府信息情况", "所列单位合计", "报送与公开情况", "核对：")


def first_page(texts, words):
    """The number of the first page that has these words; None without one."""
    return next((number for number, text in enumerate(texts) if words in text), None)


def main():
    county()
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir(parents=True)
    for year in YEARS:
        for scope in ("all", "own"):
            path = FOLDER / f"{year}-{scope}.xlsx"
            arguments = ["workbook", "--region", REGION, "--year", year, "--scope", scope, "--to", path]
            huizong(*arguments)
            # the same edition gives the same bytes, so nothing is in the way of a second time
            huizong(*arguments)
            check_book(path, year, scope)
    check_that_the_recount_sees(FOLDER / "2023-all.xlsx")
    for year in (2020, 2023):
        for seed in (1, 2, 3):
            check_template(year, seed)
    for name in ("2023-all", "blank-2023"):
        pdf, pages = pictures(FOLDER / f"{name}.xlsx", FOLDER / "pictures" / name)
        if name == "2023-all":
            # the first pages of some sheets; sheets number their pages through
            texts = run("pdftotext", "-layout", str(pdf), "-").split("\f")
            firsts = [first_page(texts, words) for words in FIRST_WORDS]
            expect(None not in firsts, f"{pdf}: first pages {firsts}")
            contact_sheet([pages[number] for number in firsts if number is not None], "workbook")
        else:
            contact_sheet(pages[:3], "template")
    finish("workbook")


main()
