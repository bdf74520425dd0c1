#!/usr/bin/env python3
"""Runs fuzz targets for a while each, from a fixed seed, over their committed corpus.

usage: run_fuzzers.py BUILD_DIR SECONDS [TARGET]

Corpus of fuzz_x: test/fuzz/corpus/x/ (read only); new finds go to BUILD_DIR/corpus/x. A crash leaves its input in
BUILD_DIR/crashes/ and fails the run. RSS is bounded so that unbounded allocation is a find, too.
"""
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[1]


def main():
    build, seconds = pathlib.Path(sys.argv[1]).resolve(), sys.argv[2]
    wanted = sys.argv[3] if len(sys.argv) > 3 else None
    bad = 0
    targets = sorted(p for p in (build / "test" / "fuzz").glob("fuzz_*") if p.is_file() and p.suffix == "")
    for target in targets:
        if wanted and target.name != wanted:
            continue
        name = target.name.removeprefix("fuzz_")
        found = build / "corpus" / name
        crashes = build / "crashes"
        found.mkdir(parents=True, exist_ok=True)
        crashes.mkdir(exist_ok=True)
        corpus = ROOT / "test" / "fuzz" / "corpus" / name
        command = [str(target), f"-max_total_time={seconds}", "-seed=20150128", "-rss_limit_mb=2048", "-timeout=25",
                   "-max_len=65536", "-print_final_stats=0", "-verbosity=0", f"-artifact_prefix={crashes}/{name}-", str(found)]
        if corpus.is_dir():
            command.append(str(corpus))
        done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL)
        if done.returncode != 0:
            bad += 1
            print(f"{target.name}: failed\n{done.stdout.decode('utf-8', 'replace')[-5000:]}")
        else:
            print(f"{target.name}: {seconds} s without a find")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
