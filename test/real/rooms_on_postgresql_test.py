"""The scenarios of desk, teaching and governing once more, word for word, with each data directory's tables on a real PostgreSQL 15.

usage: rooms_on_postgresql_test.py SEKIMORI [BUILD]
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from node_on_postgresql_test import PROGRAMS, Server

SCENARIOS = ("consultation", "seminars", "learn", "self_check", "measures", "programme")
ROOT = Path(__file__).resolve().parents[2]

# A data base for each data directory, made when it is first named; what names none (engines, help) has none.
WRAPPER = """#!/usr/bin/env python3
import hashlib, os, subprocess, sys
words = sys.argv[1:]
data = next((words[i + 1] for i, one in enumerate(words[:-1]) if one == "--data"), os.environ.get("SEKIMORI_DATA", ""))
if data:
    name = "t" + hashlib.sha256(os.path.abspath(data).encode()).hexdigest()[:16]
    made = subprocess.run(["{psql}", "-X", "-q", "-h", "{host}", "-U", "sekimori", "-d", "postgres", "-c", f"CREATE DATABASE {{name}}"], capture_output=True, text=True)
    if made.returncode != 0 and "already exists" not in made.stderr:
        sys.exit(made.stderr)
    os.environ["SEKIMORI_DATABASE"] = f"postgresql:///{{name}}?host={host}&user=sekimori"
os.execv("{binary}", ["{binary}", *words])
"""


def main() -> int:
    if not (PROGRAMS / "initdb").exists():
        print("skipped: PostgreSQL 15 is not installed")
        return 77
    failures = 0
    with tempfile.TemporaryDirectory(prefix="sekimori-rooms-") as name:
        folder = Path(name)
        server = Server(folder)
        try:
            (folder / "bin").mkdir()
            wrapper = folder / "bin" / "sekimori"
            wrapper.write_text(WRAPPER.format(psql=PROGRAMS / "psql", host=server.folder, binary=Path(sys.argv[1]).resolve()))
            wrapper.chmod(0o755)
            for one in SCENARIOS:
                done = subprocess.run([sys.executable, ROOT / "test" / "scenario" / "run.py", wrapper, ROOT / "test" / "scenario" / f"{one}.test"],
                                      capture_output=True, text=True, env=dict(os.environ, LC_ALL="C.UTF-8"))
                said = (done.stdout + done.stderr).strip()
                if done.returncode == 77:
                    print(f"{one}: {said}")
                elif done.returncode != 0:
                    failures += 1
                    print(f"FAILED: {one} on PostgreSQL\n{said[-2000:]}")
                else:
                    print(f"ok: {one}")
            rows = server.psql("postgres", "SELECT count(*) FROM pg_database WHERE datname LIKE 't%' AND datname NOT LIKE 'template%'").stdout.strip()
            if int(rows or 0) < len(SCENARIOS):
                failures += 1
                print(f"FAILED: {rows} data bases for {len(SCENARIOS)} scenarios: some did not use PostgreSQL")
        finally:
            server.stop()
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
