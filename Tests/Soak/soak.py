"""Ten years of nights against a real PostgreSQL and the real program.

Every day things are filed, decided and changed; every night the job runs, and in many of them
something happens to it. After each night the edition is added again by the model, which knows what
was filed and nothing of the program. It ends with what happened, or with the first difference and
the seed that brings it again.

    SOAK_SEED     what everything is chosen by; another one each time without it, but in make soak-short
    SOAK_YEARS    how many years, 10
    SOAK_NIGHTS   how many nights with a run, spread over the years; every night without it
    SOAK_PROGRAM  the program, .build/release/huizong
    SOAK_KEEP     if set, the databases stay where they are after a difference
"""

import datetime
import os
import random
import secrets
import signal
import sys
import time

from days import Days
from nights import Nights
from surroundings import CHINA, Clock, Difference, Room, Server

FIRST_DAY = datetime.date(2020, 1, 1)


def main():
    seed = os.environ.get("SOAK_SEED") or str(secrets.randbelow(10**9))
    years = int(os.environ.get("SOAK_YEARS") or 10)
    length = (FIRST_DAY.replace(year=FIRST_DAY.year + years) - FIRST_DAY).days
    count = min(length, int(os.environ.get("SOAK_NIGHTS") or length))
    with_run = {round((number + 1) * length / count) for number in range(count)}
    print(f"种子 seed {seed}；{years} 年 years，{count} 夜 nights", flush=True)

    def chance(what):
        return random.Random(f"{seed} {what}")

    # ended from outside, everything is put away all the same
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("中断 interrupted"))
    room = Room()
    clock = Clock(room.folder)
    began = time.monotonic()
    nights, day, is_kept = None, FIRST_DAY, False
    try:
        clock.set(datetime.datetime.combine(FIRST_DAY, datetime.time(9), CHINA))
        server = Server(room, clock)
        server.tool("createdb", "-h", server.home, "-U", "huizong", "huizong")
        server.huizong("migrate", login="huizong")
        days = Days(server, lambda what: chance(f"plan {what}"))
        days.settle(chance("county"))
        nights = Nights(room, clock, server, days, count)
        for number in range(length):
            day = FIRST_DAY + datetime.timedelta(days=number)
            clock.set(datetime.datetime.combine(day, datetime.time(15), CHINA))
            days.live(day, chance(f"day {day}"))
            if number + 1 in with_run:
                nights.pass_one(day + datetime.timedelta(days=1), chance(f"night {day}"))
            if day.month == 12 and day.day == 31:
                print(f"  {day.year}：{nights.counts['nights']} 夜 nights，"
                      f"{sum(days.counts.values())} 件事 events，"
                      f"{time.monotonic() - began:.0f} s", flush=True)
        nights.server.huizong("audit", "verify")
        editions = nights.edition()
    except Difference as difference:
        is_kept = bool(os.environ.get("SOAK_KEEP"))
        print(f"\n不对 wrong, {day}: {difference}", file=sys.stderr)
        if is_kept:
            print(f"留在 kept in {room.folder}", file=sys.stderr)
        again = f"SOAK_SEED={seed} SOAK_YEARS={years} SOAK_NIGHTS={count} make soak"
        sys.exit(f"再来一次 to see it again: {again}")
    finally:
        if not is_kept:
            if nights:
                nights.server.remove()
            room.remove()
            clock.remove()
    told = [("夜 nights", nights.counts.pop("nights")), ("件事 events", sum(days.counts.values()))]
    told += [(f"  {kind}", number) for kind, number in sorted(days.counts.items())]
    told += [("出事 troubles", sum(nights.troubles.values()))]
    told += [(f"  {kind}", number) for kind, number in sorted(nights.troubles.items())]
    told += [(f"  退出码 ended with {code}", number) for code, number in sorted(nights.codes.items())]
    told += sorted(nights.counts.items())
    told += [("版次 editions", editions), ("不符 differences", 0)]
    for what, number in told:
        print(f"{what:<34}{number:>10}")
    if not room.is_small:
        print("没有磁盘写满：无权挂载 no full disk: it takes the right to mount one")
    print(f"{time.monotonic() - began:.0f} s")


if __name__ == "__main__":
    main()
