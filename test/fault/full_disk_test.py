#!/usr/bin/env python3
"""A full disk: senders are told to come back later, the server stays up, nothing acknowledged is lost, and when there is
room again the same batches are taken.

usage: full_disk_test.py SEKIMORI BUILD       needs root for a small tmpfs (in a mount namespace of its own), else 77
"""
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import time

from served import NOBODY, Served, prepare, unprivileged

SIZE_MB = 96


def trial(binary, disk):
    data, source, token = prepare(binary, disk)
    path = f"/api/v1/sources/{source}/events"
    line = json.dumps({"time": "2026-02-01T00:00:00Z", "filler": "x" * 2000}) + "\n"
    acknowledged, refused = {}, {}
    with Served(binary, data) as served:
        def send(key):
            body = "".join(line.replace('"filler"', f'"{key}-{i}"') for i in range(400))  # 0.8 MB that differ in every batch
            return served.ask("POST", path, body, {"Authorization": f"Bearer {token}", "Idempotency-Key": key})

        ballast = disk / "ballast"
        ballast.write_bytes(b"\0" * ((SIZE_MB - 36) << 20))
        for number in range(120):
            status, text, headers = send(f"b{number}")
            if status == 200:
                acknowledged[f"b{number}"] = 400
                continue
            refused[f"b{number}"] = status
            if status not in (429, 503, 507):
                raise SystemExit(f"failed: a full disk is answered with {status}: {text}")
            if not json.loads(text)["detail"] or "Retry-After" not in headers:
                raise SystemExit(f"failed: the answer does not say what to do: {headers} {text}")
            if len(refused) >= 5:
                break
        if not acknowledged or not refused:
            raise SystemExit(f"failed: {len(acknowledged)} accepted and {len(refused)} refused, both were expected")
        time.sleep(3)  # the jobs meet the full disk as well
        if (answer := served.ask("GET", "/healthz"))[0] != 200:
            raise SystemExit(f"failed: /healthz says {answer} while the disk is full")
        if (ready := served.ask("GET", "/readyz"))[0] != 503:
            raise SystemExit(f"failed: /readyz says {ready} while the disk is full")
        ballast.unlink()
        deadline = time.monotonic() + 30
        while (ready := served.ask("GET", "/readyz"))[0] != 200 and time.monotonic() < deadline:
            time.sleep(0.5)
        if ready[0] != 200:
            raise SystemExit(f"failed: not ready although there is room again: {ready[1]}\n{served.errors()[-1500:]}")
        for key in list(refused):
            status, text, _ = send(key)
            if status != 200 or json.loads(text)["accepted"] + json.loads(text)["duplicate"] != 400:
                raise SystemExit(f"failed: {key} is still refused although there is room: {status} {text}")
            acknowledged[key] = 400
        for key in acknowledged:
            status, text, _ = send(key)
            if status != 200 or json.loads(text) != {"accepted": 0, "duplicate": 400, "rejected": []}:
                raise SystemExit(f"failed: {key} was acknowledged and is not known: {status} {text}")
        expected = sum(acknowledged.values())
        deadline = time.monotonic() + 60
        events = 0
        while time.monotonic() < deadline and events < expected:
            time.sleep(1)
            events = consumed(data)
        if events != expected:
            raise SystemExit(f"failed: {events} events stand in segments, {expected} were acknowledged\n{served.errors()[-1500:]}")
    done = subprocess.run([str(binary), "doctor", "--data", str(data), "--json"], capture_output=True, text=True, timeout=120, **unprivileged(binary))
    if done.returncode not in (0, 9):
        raise SystemExit(f"failed: doctor ended with {done.returncode}: {done.stdout}")
    print(f"{len(refused)} batches refused while full, {expected} events acknowledged in all and there once")


def consumed(data):
    import sqlite3
    connection = sqlite3.connect(f"file:{data}/sekimori.db?mode=ro", uri=True, timeout=10)
    try:
        return connection.execute("SELECT COALESCE(SUM(events), 0) FROM watch_segment").fetchone()[0]
    finally:
        connection.close()


def main():
    binary = pathlib.Path(sys.argv[1]).resolve()
    if os.geteuid() != 0:
        print("skipped: a small disk of its own needs root")
        return 77
    if "--inside" not in sys.argv:
        alone = ["unshare", "--mount", "--propagation", "private"]
        tried = subprocess.run([*alone, "true"], capture_output=True, text=True)
        if tried.returncode:  # in a chroot, say, whose root is no mount of its own
            print(f"skipped: no mounts of our own here: {tried.stderr.strip()}")
            return 77
        return subprocess.run([*alone, sys.executable, __file__, str(binary), "-", "--inside"]).returncode
    with tempfile.TemporaryDirectory(prefix="sekimori-full-") as folder:
        os.chmod(folder, 0o755)
        disk = pathlib.Path(folder) / "disk"
        disk.mkdir()
        if subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={SIZE_MB}m,uid={NOBODY},gid={NOBODY},mode=0700", "none", str(disk)],
                          capture_output=True).returncode:
            print("skipped: mounting a tmpfs is not allowed here")
            return 77
        try:
            trial(binary, disk)
        finally:
            subprocess.run(["umount", "-l", str(disk)], check=False)
    return 0


if __name__ == "__main__":
    sys.exit(main())
