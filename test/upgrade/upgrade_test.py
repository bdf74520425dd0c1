#!/usr/bin/env python3
"""Data of every version so far is opened, or upgraded after a backup, and goes on: nothing is lost, resends stay duplicates.

usage: upgrade_test.py SEKIMORI
"""
import json
import os
import pathlib
import re
import sys
import tarfile
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "fault"))
from served import NOBODY, Served, run, unprivileged  # noqa: E402


def main():
    binary = pathlib.Path(sys.argv[1]).resolve()
    packs = sorted(HERE.glob("data-v*.tar.xz"))
    assert packs, "no data folder of an earlier version is kept"
    for pack in packs:
        version = int(re.search(r"v(\d+)", pack.name)[1])
        facts = json.loads((HERE / f"data-v{version}.json").read_text(encoding="utf-8"))
        with tempfile.TemporaryDirectory(prefix="sekimori-upgrade-") as folder:
            folder = pathlib.Path(folder)
            with tarfile.open(pack) as tar:
                tar.extractall(folder)
            data = folder / "data"
            if unprivileged(binary):
                for path in (folder, data, *data.rglob("*")):
                    os.chown(path, NOBODY, NOBODY)
            report = json.loads(run(binary, "upgrade", "--data", data, "-o", folder / "before.tar", "--json"))
            assert report["from"] == version and (folder / "before.tar").exists(), report
            checks = {check["name"]: check for check in json.loads(run(binary, "doctor", "--data", data, "--json"))["checks"]}
            assert checks["ledger"]["state"] == "ok" and checks["segments"]["events"] == facts["events"], checks
            assert "fileserver" in run(binary, "source", "list", "--data", data)
            with Served(binary, data) as served:
                body = "".join(json.dumps({"time": f"2026-02-01T0{i}:00:00Z", "n": i}) + "\n" for i in range(5))
                status, text, _ = served.ask("POST", f"/api/v1/sources/{facts['source']}/events", body,
                                             {"Authorization": f"Bearer {facts['token']}", "Idempotency-Key": "batch-0"})
                # A token of a kept folder runs out one day; then its refusal is what is right.
                assert (status, json.loads(text).get("duplicate")) == (200, 5) or status == 401, text
            run(binary, "restore", folder / "before.tar", "--data", folder / "back")
        print(f"data version {version}: opened, upgraded, checked, restored")
    return 0


if __name__ == "__main__":
    sys.exit(main())
