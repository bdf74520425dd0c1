#!/usr/bin/env python3
"""A million (account, share, way) asked of every way out of a hub; one seed is a hub of its own and a hundred thousand of them.

usage: share_access.py SEKIMORI FIRST_SEED     prints 'seed N ok' or 'seed N failed: why'; 10 seeds are 1,000,000 triples
"""
import os
import pathlib
import subprocess
import sys

TRIPLES = 100_000
SEEDS = 10
TEST = "sekimori_feature_share_test"


def main():
    build, first = pathlib.Path(sys.argv[1]).resolve().parent, int(sys.argv[2])
    if (build / "build.ninja").exists():
        subprocess.run(["ninja", "-C", str(build), TEST], check=True, stdout=subprocess.DEVNULL)
    program = next((one for one in build.rglob(TEST) if one.is_file() and os.access(one, os.X_OK)), None)
    if program is None:
        sys.exit(f"no {TEST} below {build}")
    for seed in range(first, max(SEEDS, first + 1)):
        done = subprocess.run([str(program), "--gtest_filter=ShareAccess.*"], capture_output=True, text=True,
                              env={**os.environ, "SEKIMORI_TRIPLES": str(TRIPLES), "SEKIMORI_SEED": str(seed)})
        asked = "[       OK ] ShareAccess.is_by_the_audience_whatever_way_one_asks" in done.stdout
        why = next((line for line in done.stdout.splitlines() if " by " in line or "Failure" in line), f"ended with {done.returncode}")
        print(f"seed {seed} ok" if done.returncode == 0 and asked else f"seed {seed} failed: {why}", flush=True)


if __name__ == "__main__":
    main()
