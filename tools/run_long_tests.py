#!/usr/bin/env python3
"""./dev test long [name]: the full counts, resumable; results add up in docs/verification.md.

usage: run_long_tests.py [NAME] [--seconds N] [--preset NAME]     (release, unless another is named)

A long test is an executable script test/long/<name>.py. It is called with the binary and the first seed to run, prints one
line 'seed N ok' or 'seed N failed: why' per seed, and may be stopped at any time. What was done is added to the table
'| test | seeds | commit | passed | failed |'; the next call goes on behind the last seed of the same commit.
"""
import argparse
import pathlib
import re
import signal
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "verification.md"
HEAD = ("# Verification\n\nCounts of the long tests, added up over runs by `./dev test long`. Seeds are half-open ranges.\n\n"
        "| test | seeds | commit | passed | failed |\n|---|---|---|---:|---:|\n")


def main():
    ask = argparse.ArgumentParser()
    ask.add_argument("name", nargs="?")
    ask.add_argument("--seconds", type=int, default=0)
    ask.add_argument("--preset", default="release")
    wanted = ask.parse_args()
    seconds = wanted.seconds
    subprocess.run(["./dev", "build", wanted.preset], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    commit = subprocess.run(["git", "rev-parse", "--short", "HEAD"], cwd=ROOT, capture_output=True, text=True).stdout.strip()
    page = PAGE.read_text(encoding="utf-8") if PAGE.exists() else HEAD
    total_passed = total_failed = 0
    for script in sorted((ROOT / "test/long").glob("*.py")):
        if wanted.name and script.stem != wanted.name:
            continue
        done = [int(m[1]) for m in re.finditer(rf"^\| {re.escape(script.stem)} \| \d+\.\.(\d+) \| {commit} ", page, re.M)]
        first = max(done, default=0)
        child = subprocess.Popen([sys.executable, str(script), str(ROOT / "build" / wanted.preset / "sekimori"), str(first)],
                                 cwd=ROOT, stdout=subprocess.PIPE, text=True)
        if seconds:
            signal.signal(signal.SIGALRM, lambda *_: child.terminate())
            signal.alarm(seconds)
        passed = failed = 0
        last = first
        try:
            for line in child.stdout:
                print(f"{script.stem}: {line}", end="", flush=True)
                match = re.match(r"seed (\d+) (ok|failed)", line)
                if match:
                    last = int(match[1]) + 1
                    passed += match[2] == "ok"
                    failed += match[2] == "failed"
        except KeyboardInterrupt:
            child.terminate()
        child.wait()
        if passed + failed:
            page += f"| {script.stem} | {first}..{last} | {commit} | {passed} | {failed} |\n"
            PAGE.write_text(page, encoding="utf-8")
        total_passed += passed
        total_failed += failed
    print(f"{total_passed} passed, {total_failed} failed, 0 skipped")
    return 1 if total_failed else 0


if __name__ == "__main__":
    sys.exit(main())
