"""The surroundings of ten years: a clock that can be set, a PostgreSQL, and the real program."""

import ctypes
import datetime
import decimal
import glob
import json
import os
import pathlib
import pwd
import shutil
import subprocess
import sys
import tempfile
import time
from multiprocessing import shared_memory

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
PROGRAM = os.environ.get("SOAK_PROGRAM", str(ROOT / ".build" / "release" / "huizong"))
CHINA = datetime.timezone(datetime.timedelta(hours=8))
ROOM_MB = 1500


class Clock:
    """The clock of the server and of the program, by libfaketime: every process that is started
    with its environment reads how far its time lies from the machine's.

    The library's lock and memory are made here. Made by each process for itself, as it would do,
    they would move the environment, and Swift then no longer finds the arguments of the program.
    """

    def __init__(self, folder):
        libraries = glob.glob("/usr/lib/*/faketime/libfaketime.so.1")
        if not libraries:
            sys.exit("请先安装 Install first: apt install libfaketime")
        self.file = folder / "clock"
        self.offset = 0
        self.name = f"huizong-soak-{os.getpid()}"
        self.libc = ctypes.CDLL(None, use_errno=True)
        self.libc.sem_open.restype = ctypes.c_void_p
        if not self.libc.sem_open(f"/{self.name}-lock".encode(), os.O_CREAT, 0o666, 1):
            sys.exit("/dev/shm 不可用 cannot be used")
        self.memory = shared_memory.SharedMemory(f"{self.name}-memory", create=True, size=4096)
        self.memory.buf[:4096] = b"\xff" * 4096
        for part in (f"sem.{self.name}-lock", f"{self.name}-memory"):
            os.chmod(f"/dev/shm/{part}", 0o666)
        self.environment = {
            "LD_PRELOAD": libraries[0], "FAKETIME_TIMESTAMP_FILE": str(self.file),
            "FAKETIME_NO_CACHE": "1", "FAKETIME_DONT_FAKE_MONOTONIC": "1",
            "FAKETIME_SHARED": f"/{self.name}-lock /{self.name}-memory"}

    def set(self, moment):
        self.offset = moment.timestamp() - time.time()
        # replaced as a whole: others read it at any time
        new = self.file.with_suffix(".new")
        new.write_text(f"{self.offset:+.3f}\n")
        new.chmod(0o644)
        new.rename(self.file)

    def now(self):
        return datetime.datetime.fromtimestamp(time.time() + self.offset, CHINA)

    def remove(self):
        self.memory.close()
        self.memory.unlink()
        self.libc.sem_unlink(f"/{self.name}-lock".encode())


class Room:
    """A directory of its own on a small disk in memory, where the right to mount one is there."""

    def __init__(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="huizong-soak-", dir="/var/tmp"))
        self.folder.chmod(0o755)
        mount = subprocess.run(
            ["mount", "-t", "tmpfs", "-o", f"size={ROOM_MB}m,mode=755", "none", self.folder],
            capture_output=True)
        self.is_small = mount.returncode == 0

    def fill(self, left):
        """Leaves so many bytes of the disk."""
        space = os.statvfs(self.folder)
        size = max(0, space.f_bavail * space.f_frsize - left)
        with open(self.folder / "ballast", "wb") as ballast:
            os.posix_fallocate(ballast.fileno(), 0, size or 1)

    def empty(self):
        (self.folder / "ballast").unlink()

    def remove(self):
        if self.is_small:
            subprocess.run(["umount", "-l", self.folder], check=True)
        shutil.rmtree(self.folder, ignore_errors=True)


class Server:
    """A PostgreSQL of its own, with the database of the county."""

    number = 0

    def __init__(self, room, clock):
        Server.number += 1
        self.room = room
        self.clock = clock
        self.database = "huizong"
        self.home = room.folder / f"server{Server.number}"
        self.data = self.home / "data"
        found = sorted(glob.glob("/usr/lib/postgresql/*/bin"), key=lambda p: int(p.split("/")[4]))
        self.programs = found[-1]
        self.user = {}
        self.home.mkdir()
        if os.geteuid() == 0:
            user = pwd.getpwnam("postgres")
            self.user = {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}
            os.chown(self.home, user.pw_uid, user.pw_gid)
        self.tool("initdb", "-D", self.data, "-U", "huizong", "--encoding=UTF8", "--no-locale",
                  "--no-sync", "--wal-segsize=1", "--auth=trust", "--no-instructions")
        with open(self.data / "postgresql.conf", "a") as settings:
            settings.write(
                f"listen_addresses = ''\nunix_socket_directories = '{self.home}'\nfsync = off\n"
                "max_wal_size = '32MB'\nmin_wal_size = '2MB'\nshared_buffers = '64MB'\n"
                "timezone = 'Asia/Shanghai'\nlog_timezone = 'Asia/Shanghai'\n")
        self.start()

    def tool(self, name, *words, may_fail=False):
        # the server keeps what it inherits open, so nothing is read from a pipe of its starter
        with tempfile.TemporaryFile() as said:
            done = subprocess.run(
                [f"{self.programs}/{name}", *map(str, words)], stdout=said,
                stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL, cwd="/",
                env=dict(PATH=os.environ["PATH"], LC_ALL="C", **self.clock.environment),
                **self.user)
            said.seek(0)
            text = said.read().decode(errors="replace")
        if done.returncode and not may_fail:
            raise Difference(f"{name}: {done.returncode}\n{text}")
        return done.returncode, text

    def start(self):
        self.tool("pg_ctl", "-D", self.data, "-l", self.home / "log", "-w", "-t", "120", "start")

    def stop(self, mode="fast"):
        self.tool("pg_ctl", "-D", self.data, "-m", mode, "-w", "-t", "120", "stop")

    def remove(self):
        if self.is_up():
            self.stop("immediate")
        shutil.rmtree(self.home)

    def is_up(self):
        return self.tool("pg_ctl", "-D", self.data, "status", may_fail=True)[0] == 0

    def address(self, login="huizong", database=None):
        return f"host={self.home} user={login} dbname={database or self.database}"

    def ask(self, sql, login="huizong", database=None):
        """What a statement gives, as JSON: a list of rows. Numbers with a point stay exact."""
        done = subprocess.run(
            [f"{self.programs}/psql", "-XAtq", "-v", "ON_ERROR_STOP=1",
             "-d", self.address(login, database), "-c",
             f"WITH asked AS ({sql}) SELECT coalesce(json_agg(asked), '[]') FROM asked"],
            capture_output=True, text=True)
        if done.returncode:
            raise Difference(f"{sql}\n{done.stderr}")
        return json.loads(done.stdout, parse_float=decimal.Decimal)

    def tell(self, *statements, login="huizong", database=None):
        """Statements in one transaction."""
        done = subprocess.run(
            [f"{self.programs}/psql", "-XAtq", "-v", "ON_ERROR_STOP=1", "-1",
             "-d", self.address(login, database), "-f", "-"],
            input=";\n".join(statements) + ";\n", capture_output=True, text=True)
        if done.returncode:
            raise Difference(f"{statements}\n{done.stderr}")
        return done.stdout.strip()

    def begin(self, *words, login="night", database=None):
        """Starts the program, as this login."""
        return subprocess.Popen(
            [PROGRAM, *map(str, words)], text=True, stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            env=dict(PATH=os.environ["PATH"], HOME="/nonexistent",
                     HUIZONG_CONFIG=str(ROOT / "config" / "huizong.yaml"),
                     HUIZONG_FORMS_DIRECTORY=str(ROOT / "config" / "forms"),
                     HUIZONG_DATABASE_URL=self.address(login, database),
                     HUIZONG_LOG_LEVEL="warning", **self.clock.environment))

    def huizong(self, *words, login="night", database=None, ends_with=(0,)):
        """Runs the program to its end; what it printed."""
        call = self.begin(*words, login=login, database=database)
        output, errors = call.communicate(timeout=600)
        if call.returncode not in ends_with:
            raise Difference(
                f"huizong {' '.join(map(str, words))}: {call.returncode}\n{output}\n{errors}")
        return output


class Difference(Exception):
    """Something is not as it must be."""


def quote(value):
    """A value as SQL writes it."""
    if value is None:
        return "NULL"
    return "'" + str(value).replace("'", "''") + "'"
