#!/usr/bin/env python3
"""Prints the slowest translation units of a build and fails when one is far over the budget.

usage: check_build_cost.py BUILD_DIR [--budget SECONDS]

Reads .ninja_log (wall milliseconds of the last build of each object). Wall time on a busy machine is about twice the
processor time, so the budget here is generous: it catches a heavy header that slipped into many files, not noise.
Units served by ccache cost nothing and say nothing; with fewer than 20 real compilations the check is skipped (77).
"""
import pathlib
import sys


def main():
    build = pathlib.Path(sys.argv[1])
    budget = float(sys.argv[sys.argv.index("--budget") + 1]) if "--budget" in sys.argv else 60.0
    log = build / ".ninja_log"
    if not log.exists():
        print(f"skipped: {log} is absent (not a ninja build)")
        return 77
    units = {}
    for line in log.read_text(encoding="utf-8").splitlines():
        columns = line.split("\t")
        if len(columns) >= 4 and columns[3].endswith(".o"):
            units[columns[3]] = (int(columns[1]) - int(columns[0])) / 1000
    real = {name: seconds for name, seconds in units.items() if seconds > 0.3}
    if len(real) < 20:
        print(f"skipped: only {len(real)} units were compiled without the cache")
        return 77
    slow = sorted(real.items(), key=lambda item: -item[1])
    print(f"{len(real)} units compiled, {sum(real.values()):.0f} s in all; the slowest 20:")
    for name, seconds in slow[:20]:
        print(f"{seconds:7.1f} s  {name.replace('CMakeFiles/', '')}")
    over = [name for name, seconds in slow if seconds > budget]
    for name in over:
        print(f"over the budget of {budget:.0f} s: {name}")
    return 1 if over else 0


if __name__ == "__main__":
    sys.exit(main())
