"""The pages of a county in a browser: every page opens without complaint and asks for nothing, every link
leads to a page, people who see badly can read it, lists can be put in order and narrowed, and it prints."""

import html
import os
import pathlib
import re
import shutil

from browser import Browser
from common import REGION, ROOT, WORK, contact_sheet, county, expect, finish, huizong, run, totals

# axe-core, or a folder in which it lies; `make check-outputs` fetches it.
AXE = pathlib.Path(os.environ.get("OUTPUTS_AXE", ROOT / ".build" / "axe"))

# What a reader with bad sight needs, asked of the page as the browser laid it out: enough contrast
# (WCAG 2: 4.5 to 1, for large text 3 to 1), headings in order, names for what can be used, heads for
# what stands in tables, one page width.
READABLE = r"""
(function () {
  var faults = [];
  function colour(text) {
    var parts = text.match(/[\d.]+/g).map(Number);
    return { r: parts[0], g: parts[1], b: parts[2], a: parts.length > 3 ? parts[3] : 1 };
  }
  function light(c) {
    return [c.r, c.g, c.b].map(function (v) {
      v /= 255;
      return v <= 0.03928 ? v / 12.92 : Math.pow((v + 0.055) / 1.055, 2.4);
    }).reduce(function (sum, v, i) { return sum + v * [0.2126, 0.7152, 0.0722][i]; }, 0);
  }
  function ground(element) {
    for (var e = element; e; e = e.parentElement) {
      var c = colour(getComputedStyle(e).backgroundColor);
      if (c.a > 0) { return c; }
    }
    return { r: 255, g: 255, b: 255, a: 1 };
  }
  var seen = {};
  document.querySelectorAll("body *").forEach(function (element) {
    var own = Array.prototype.some.call(element.childNodes, function (node) {
      return node.nodeType === 3 && node.textContent.trim();
    });
    var style = getComputedStyle(element), box = element.getBoundingClientRect();
    if (!own || !box.width || style.visibility === "hidden") { return; }
    var isDrawn = element.namespaceURI.indexOf("svg") >= 0;
    if (isDrawn && element.tagName !== "text") { return; }
    var ink = colour(isDrawn ? style.fill : style.color), paper = ground(element);
    var a = light(ink), b = light(paper);
    var contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    var size = parseFloat(style.fontSize);
    var needed = size >= 24 || (size >= 18.6 && style.fontWeight >= 600) ? 3 : 4.5;
    if (contrast < needed) {
      var kind = element.tagName + "." + (element.getAttribute("class") || "");
      if (!seen[kind]) { faults.push("contrast " + contrast.toFixed(2) + " of " + kind); }
      seen[kind] = true;
    }
  });
  var level = 0;
  document.querySelectorAll("h1,h2,h3,h4").forEach(function (head) {
    var here = Number(head.tagName[1]);
    if (here > level + 1) { faults.push("heading " + head.textContent + " skips a level"); }
    level = here;
  });
  if (document.querySelectorAll("h1").length !== 1) { faults.push("not one h1"); }
  if (!document.documentElement.lang || !document.title) { faults.push("no language or title"); }
  document.querySelectorAll("a,button,input,summary").forEach(function (e) {
    if (!(e.textContent.trim() || e.getAttribute("aria-label") || (e.labels && e.labels.length))) {
      faults.push("nameless " + e.outerHTML.slice(0, 80));
    }
  });
  document.querySelectorAll("table").forEach(function (table) {
    if (!table.caption) { faults.push("a table without caption"); }
    if (!table.querySelector("th[scope]")) { faults.push("a table without heads"); }
  });
  document.querySelectorAll("svg[role=img]").forEach(function (svg) {
    (svg.getAttribute("aria-labelledby") || "none").split(" ").forEach(function (id) {
      if (!document.getElementById(id)) { faults.push("a chart without " + id); }
    });
  });
  var ids = {};
  document.querySelectorAll("[id]").forEach(function (e) {
    if (ids[e.id]) { faults.push("two elements are called " + e.id); }
    ids[e.id] = true;
  });
  if (document.documentElement.scrollWidth > window.innerWidth + 1) {
    faults.push("the page is " + document.documentElement.scrollWidth + " wide in " + window.innerWidth);
  }
  return faults;
})()
"""


def links(page):
    return [html.unescape(target) for target in re.findall(r'<a [^>]*?href="([^"]*)"', page)]


def check_links(site):
    texts = {path: path.read_text("utf-8") for path in site.rglob("*.html")}
    anchors = {path: set(re.findall(r' id="([^"]*)"', text)) for path, text in texts.items()}
    for path, text in texts.items():
        for target in set(links(text)):
            file, _, anchor = target.partition("#")
            there = (path.parent / file).resolve() if file else path
            expect(there.is_file(), f"{path}: {target}")
            if anchor and there in anchors:
                expect(html.unescape(anchor) in anchors[there], f"{path}: {target}")
    print(f"  {len(texts)} 页，链接均可达 pages, every link leads somewhere")


def check_pages(browser, site):
    """Every kind of page at two widths; all pages for complaints and requests."""
    pages = sorted(site.rglob("*.html"))
    some = [path for path in pages if "/20" not in str(path.parent) or "requests" in path.name]
    for number, path in enumerate(pages):
        width = 390 if number % 2 else 1280
        browser.open(path, width=width)
        expect(not browser.complaints, f"{path}: {browser.complaints}")
        asked = [url for url in browser.requests if url != f"file://{path}" and url != "data:,"]
        expect(not asked, f"{path} asks for {asked}")
        if path in some or number % 10 == 0:
            for fault in browser.evaluate(READABLE):
                expect(False, f"{path.relative_to(site)} at {width}: {fault}")
    print(f"  {len(pages)} 页，无报错、无外部请求 pages without complaint or request")


def check_barriers(browser, site):
    """Every kind of page, and the report, as axe-core judges them: the rules of WCAG 2.1 A and AA."""
    axe = next(iter(sorted(AXE.glob("**/axe.min.js"))), None) if AXE.is_dir() else AXE
    if axe is None or not axe.is_file():
        print("  没有 axe-core，只用自带的可读性检查 no axe-core: the check of our own alone")
        return
    script = axe.read_text("utf-8")
    folder = WORK / "axe-report"
    huizong("report", "--region", REGION, "--year", 2023, "--to", folder, "--overwrite")
    pages = kinds(site)
    pages["report"] = next(folder.glob("*.html"))
    for name, path in pages.items():
        for width in (1280, 390):
            browser.open(path, width=width)
            for fault in browser.barriers(script):
                expect(False, f"{name} at {width}: {fault}")
    print(f"  axe-core：{len(pages)} 种页面 kinds of pages")


def check_figures(browser, site):
    """What the browser shows in table three is what the program says."""
    year = 2023
    said = totals(year)["cells"]
    browser.open(site / REGION / f"{year}.html")
    shown = browser.evaluate(
        "Array.from(document.querySelectorAll('.official a')).map(a => [a.getAttribute('href'), a.textContent])")
    compared = 0
    for target, text in shown:
        table, row, column = re.search(r"(\w+)\.(\w+)\.html#(\w+)$", target).groups()
        expect(float(text) == said[f"{table}.{row}.{column}"]["value"], f"{target}: {text}")
        compared += 1
    expect(compared > 150, f"only {compared} figures are shown")
    print(f"  {compared} 个数与合计一致 figures as the totals say")


def check_script(browser, site):
    browser.open(site / REGION / "2023.html")
    order = browser.evaluate(r"""(function () {
      var tables = document.querySelectorAll('table.sortable');
      var table = tables[tables.length - 1];
      var head = table.tHead.rows[0].cells[2];
      head.querySelector('button').click();
      return [head.getAttribute('aria-sort'), Array.from(table.tBodies[0].rows).map(
        function (row) { return Number(row.cells[2].getAttribute('data-v') || -1); })];
    })()""")
    expect(order[0] == "descending" and order[1] == sorted(order[1], reverse=True), f"not in order: {order}")
    browser.open(site / REGION / "find.html")
    found = browser.evaluate(r"""(function () {
      var field = document.querySelector('input');
      field.value = '公安';
      field.dispatchEvent(new Event('input'));
      return Array.from(document.querySelectorAll('.entries li')).filter(
        function (e) { return e.style.display !== 'none'; }).map(function (e) { return e.textContent; });
    })()""")
    expect(found and all("公安" in text for text in found), f"found {found}")


def kinds(site):
    """One page of each kind."""
    agency = sorted((site / REGION / "agency").glob("*.html"))[3]
    return {
        "home": site / "index.html", "region": site / REGION / "index.html",
        "year": site / REGION / "2023.html", "year-en": site / "en" / REGION / "2023.html",
        "row": site / REGION / "2023" / "requests.received.html", "agency": agency,
        "find": site / REGION / "find.html", "rules": site / "rules.html",
        "about": site / "about.html",
    }


def pictures(browser, site, folder):
    for name, path in kinds(site).items():
        for width in (1280, 390):
            browser.open(path, width=width)
            browser.picture(folder / f"{name}-{width}.png")
        browser.open(path, media="print")
        browser.pdf(folder / f"{name}.pdf")
        sheets = int(re.search(r"Pages:\s+(\d+)", run("pdfinfo", str(folder / f"{name}.pdf"))).group(1))
        expect(sheets <= (6 if name != "rules" else 12), f"{name} prints on {sheets} sheets")
        run("pdftoppm", "-r", "60", "-png", str(folder / f"{name}.pdf"), str(folder / f"{name}-print"))


def check_sheet(browser, folder):
    """The sheet for a meeting: one page of A4, and the figures of the totals on it."""
    huizong("report", "--kind", "sheet", "--region", REGION, "--year", 2023, "--to", folder, "--lang", "zh")
    picture = folder / f"{REGION}-2023.svg"
    said = totals(2023)["cells"]
    text = re.sub(r"<[^>]*>", "\n", picture.read_text("utf-8"))
    for name in ("requests.received.total", "requests.handled_total.total", "requests.carried_out.total"):
        expect(str(said[name]["value"]) in text.split("\n"), f"{picture}: no {name}")
    browser.open(picture, width=794)
    browser.picture(folder / "sheet.png")
    browser.pdf(folder / "sheet.pdf")
    sheets = int(re.search(r"Pages:\s+(\d+)", run("pdfinfo", str(folder / "sheet.pdf"))).group(1))
    expect(sheets == 1, f"the sheet prints on {sheets} sheets")
    contact_sheet([folder / "sheet.png"], "sheet")
    contact_sheet([folder / "year-1280.png", folder / "row-1280.png", folder / "year-390.png"], "pages")


def check_old_browsers(site):
    """Nothing that browsers of eight years ago do not know."""
    page = (site / REGION / "2023.html").read_text("utf-8")
    style = page.split("<style>")[1].split("</style>")[0]
    script = page.split("<script>")[1].split("</script>")[0]
    for word in (":has(", ":is(", ":where(", "@container", "@layer", "aspect-ratio", "gap:", "inset:", "clamp(",
                 "var(", ":focus-visible", "color-mix"):
        expect(word not in style, f"style: {word}")
    for word in ("?.", "??", "=>", "let ", "const ", "async ", "replaceAll", "`"):
        expect(word not in script, f"script: {word}")


def main():
    county()
    site, folder = WORK / "site", WORK / "site-pictures"
    for path in (site, folder):
        shutil.rmtree(path, ignore_errors=True)
    folder.mkdir(parents=True)
    print(" ", huizong("site", "--to", site, "--lang", "zh").strip())
    again = huizong("site", "--to", site, "--lang", "zh")
    expect("写入 0 个文件" in again, again)
    run("sha256sum", "--quiet", "-c", "huizong-files.txt", cwd=site)
    check_links(site)
    check_old_browsers(site)
    browser = Browser()
    try:
        check_pages(browser, site)
        check_barriers(browser, site)
        check_figures(browser, site)
        check_script(browser, site)
        pictures(browser, site, folder)
        check_sheet(browser, folder)
    finally:
        browser.close()
    print(f"  图在 pictures in {folder}")
    finish("check_site")


if __name__ == "__main__":
    main()
