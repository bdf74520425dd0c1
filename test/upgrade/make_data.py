#!/usr/bin/env python3
"""Makes data-vN.tar.xz with the program of today; run once per data version, when it is released.

usage: make_data.py SEKIMORI
"""
import json
import pathlib
import sys
import tarfile
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "fault"))
from served import Served, prepare, run  # noqa: E402


def main():
    binary = pathlib.Path(sys.argv[1]).resolve()
    with tempfile.TemporaryDirectory(prefix="sekimori-upgrade-") as folder:
        folder = pathlib.Path(folder)
        data, source, token = prepare(binary, folder)
        with Served(binary, data) as served:
            for number in range(3):
                body = "".join(json.dumps({"time": f"2026-02-0{number + 1}T0{i}:00:00Z", "n": i}) + "\n" for i in range(5))
                status, text, _ = served.ask("POST", f"/api/v1/sources/{source}/events", body,
                                             {"Authorization": f"Bearer {token}", "Idempotency-Key": f"batch-{number}"})
                assert status == 200, text
        run(binary, "ingest", "--data", data)  # whatever the server had not consumed when it stopped
        version = (data / "version").read_text(encoding="utf-8").split()[1]
        target = HERE / f"data-v{version}.tar.xz"
        with tarfile.open(target, "w:xz") as tar:
            tar.add(data, "data")
        (HERE / f"data-v{version}.json").write_text(json.dumps({"source": source, "token": token, "events": 15}) + "\n", encoding="utf-8")
    print(target, target.stat().st_size)


if __name__ == "__main__":
    main()
