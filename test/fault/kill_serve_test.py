#!/usr/bin/env python3
"""serve is killed with kill -9 fifty times while three senders send: every acknowledged event is there once, every change
has exactly one ledger entry, the ledger verifies.

usage: kill_serve_test.py SEKIMORI BUILD [KILLS [SEED]]
"""
import pathlib
import sys
import tempfile
import time

from kill_serve import Broken, KillServe


def main():
    binary = pathlib.Path(sys.argv[1])
    kills = int(sys.argv[3]) if len(sys.argv) > 3 else 50
    seed = int(sys.argv[4]) if len(sys.argv) > 4 else 20150128
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="sekimori-kill-") as folder:
        trial = KillServe(binary, pathlib.Path(folder), seed)
        try:
            for _ in range(kills):
                trial.round()
            events, entries = trial.settle()
        except Broken as problem:
            print(f"failed after {trial.kills} kills with seed {seed}: {problem}")
            return 1
        finally:
            trial.close()
    print(f"{trial.kills} kills in {time.monotonic() - began:.0f} s: {events} events acknowledged and there once, "
          f"{entries} ledger entries, {trial.log_ins} log-ins")
    return 0


if __name__ == "__main__":
    sys.exit(main())
