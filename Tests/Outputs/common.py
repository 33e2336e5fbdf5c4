"""What every check of an output needs: the program, a sample county, and a tally of what is wrong."""

import json
import os
import pathlib
import shutil
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
# The private PostgreSQL does not run as root, and its user must be able to read the way there.
WORK = pathlib.Path(os.environ.get("OUTPUTS_DIRECTORY", ROOT / ".build" / "outputs"))
PROGRAM = os.environ.get("OUTPUTS_PROGRAM", str(ROOT / ".build" / "release" / "huizong"))
REGION = "360926"

_faults = []


def expect(holds, what):
    """Notes a fault and goes on, so that one run says all there is to say."""
    if not holds:
        _faults.append(what)
        print("  不对 wrong:", what)


def finish(name):
    """Ends a check: 1 if anything was wrong."""
    if _faults:
        sys.exit(f"{name}: {len(_faults)} 处不对 wrong")
    print(f"{name}: 无误 all right")


def run(*words, **more):
    """Runs a program of the system to its end; its standard output."""
    done = subprocess.run(words, capture_output=True, text=True, **more)
    if done.returncode:
        sys.exit(f"{' '.join(map(str, words))}: {done.returncode}\n{done.stdout}\n{done.stderr}")
    return done.stdout


def huizong(*words):
    """Runs huizong on the private database of these checks."""
    environment = dict(
        os.environ,
        HUIZONG_DATABASE_URL="",
        HUIZONG_DATABASE_PRIVATE="true",
        HUIZONG_DATA_DIRECTORY=os.environ.get("OUTPUTS_DATA", "/var/tmp/huizong-outputs"),
        HUIZONG_CONFIG=str(ROOT / "config" / "huizong.yaml"),
    )
    for name in list(environment):
        if name.startswith("PG"):
            del environment[name]
    return run(PROGRAM, *map(str, words), env=environment)


def county():
    """A synthetic county of five years, one of them spoiled, published once; made by the first check."""
    mark = WORK / "county"
    if mark.exists():
        return
    data = os.environ.get("OUTPUTS_DATA", "/var/tmp/huizong-outputs")
    shutil.rmtree(data, ignore_errors=True)
    WORK.mkdir(parents=True, exist_ok=True)
    huizong("sample", "--region", REGION, "--agencies", "60", "--years", "2019-2023")
    huizong("run", "--log-level", "error")
    mark.write_text("made\n")


def totals(year, scope="all"):
    """The published totals of the county, as the program says them."""
    return json.loads(
        huizong("totals", "--region", REGION, "--year", year, "--scope", scope, "--format", "json"))


def pictures(document, folder):
    """A document as one picture a page, by LibreOffice and poppler."""
    folder.mkdir(parents=True, exist_ok=True)
    run("soffice", f"-env:UserInstallation=file://{WORK}/office", "--headless", "--convert-to", "pdf",
        "--outdir", str(folder), str(document))
    pdf = folder / (pathlib.Path(document).stem + ".pdf")
    run("pdftoppm", "-r", "60", "-png", str(pdf), str(folder / "page"))
    return pdf, sorted(folder.glob("page*.png"))


def contact_sheet(pictures, name, tallest=1600):
    """Pictures side by side, for docs/: below PICTURES if that is set, else with the other outputs."""
    from PIL import Image

    pages = [Image.open(picture).convert("RGB") for picture in pictures]
    pages = [page.crop((0, 0, page.width, min(page.height, tallest))) for page in pages]
    gap = 8
    sheet = Image.new(
        "RGB", (sum(p.width + gap for p in pages) + gap, max(p.height for p in pages) + 2 * gap), "#888")
    left = gap
    for page in pages:
        sheet.paste(page, (left, gap))
        left += page.width + gap
    folder = pathlib.Path(os.environ.get("PICTURES") or WORK)
    folder.mkdir(parents=True, exist_ok=True)
    sheet.quantize(64).save(folder / f"{name}.png", optimize=True)


def chromium(*words):
    """Runs the browser without a window; its standard output."""
    return run("chromium", "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
               f"--user-data-dir={WORK}/browser", *words)
