#!/usr/bin/env python3
"""A thousand kill -9 of serve during ingestion, ten to a data folder; one seed is one folder of ten kills.

usage: kill_serve.py SEKIMORI FIRST_SEED       prints 'seed N ok' or 'seed N failed: why'; 100 seeds are 1,000 kills
"""
import pathlib
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "fault"))
from kill_serve import Broken, KillServe  # noqa: E402

KILLS = 10
SEEDS = 100


def main():
    binary, first = pathlib.Path(sys.argv[1]), int(sys.argv[2])
    for seed in range(first, max(SEEDS, first + 1)):
        with tempfile.TemporaryDirectory(prefix="sekimori-kill-") as folder:
            trial = None
            try:
                trial = KillServe(binary, pathlib.Path(folder), seed)
                for _ in range(KILLS):
                    trial.round()
                trial.settle()
                print(f"seed {seed} ok", flush=True)
            except (Broken, RuntimeError) as problem:
                print(f"seed {seed} failed: {str(problem).splitlines()[0]}", flush=True)
            finally:
                if trial:
                    trial.close()


if __name__ == "__main__":
    main()
