#!/usr/bin/env python3
"""Ingestion from end to end: log files to committed segments and alerts on a fresh node, and batches over HTTP.

usage: ingest.py SEKIMORI BUILD_FOLDER

The logs are the two firms' of `sekimori demo-generate --size 80` (JSON lines, CSV, Squid, EVTX), about 190,000 events, all
into one node with both firms' registers. Each round has a data directory of its own. Peers load the same JSON lines into a
table, one durable commit per file (or per batch): SQLite (WAL, synchronous=FULL) and, where PyPI answers, DuckDB. They run
no rules and keep no original bytes. Start and stop of each of our commands are counted.
"""
import csv
import http.client
import json
import os
import pathlib
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time

sys.path[:0] = [str(pathlib.Path(__file__).resolve().parents[1] / "test" / part) for part in ("real", "fault")]
from python_packages import require  # noqa: E402
from served import Served  # noqa: E402

ROUNDS = 3
BATCH_LINES = 1_000
HTTP_LINES = 40_000
FIELDS = ("@timestamp", "Hostname", "Channel", "EventID", "SubjectUserName", "ObjectName", "ProcessName", "IpAddress")
RULES_FROM = "2025-04-20"  # the day from which the sources' monitoring basis holds: before the first event

program, build = sys.argv[1], pathlib.Path(sys.argv[2]).resolve()
try:
    require(build, "duckdb")
    import duckdb
except SystemExit:  # said why; SQLite remains
    duckdb = None


def run(data, *arguments):
    done = subprocess.run([program, *map(str, arguments), "--data", str(data)], capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"sekimori {' '.join(map(str, arguments))}: exit {done.returncode}: {done.stderr.strip()[-400:]}")
    return done.stdout


def timed(work):
    start = time.perf_counter()
    answer = work()
    return time.perf_counter() - start, answer


def fdatasyncs_per_second(folder, seconds=0.5):
    """Single writer, allocated file, 4 KiB and fdatasync each: what the disk allows one who waits for every commit."""
    descriptor = os.open(folder / "limit", os.O_CREAT | os.O_RDWR)
    os.pwrite(descriptor, bytes(1 << 20), 0)
    os.fsync(descriptor)
    count, start = 0, time.perf_counter()
    while time.perf_counter() - start < seconds:
        os.pwrite(descriptor, b"x" * 4096, count % 256 * 4096)
        os.fdatasync(descriptor)
        count += 1
    took = time.perf_counter() - start
    os.close(descriptor)
    return count / took


def megabytes_per_second(folder):
    """64 MiB written and synced: what the disk allows one who writes in bulk."""
    block = os.urandom(4 << 20)
    descriptor = os.open(folder / "bulk", os.O_CREAT | os.O_RDWR | os.O_TRUNC)
    start = time.perf_counter()
    for _ in range(16):
        os.write(descriptor, block)
    os.fdatasync(descriptor)
    took = time.perf_counter() - start
    os.close(descriptor)
    os.unlink(folder / "bulk")
    return 64 * 1.048576 / took


class Logs:
    """The source files, and one table of sources over both firms."""

    def __init__(self, folder):
        done = subprocess.run([program, "demo-generate", "--size", "80", str(folder / "story")], capture_output=True, text=True)
        if done.returncode != 0:
            sys.exit(f"demo-generate: exit {done.returncode}: {done.stderr.strip()}")
        self.story, self.sources, rows = folder / "story", {}, []
        for letter in "ab":
            with open(self.story / f"firm-{letter}" / "sources.csv", encoding="utf-8-sig", newline="") as file:
                for row in csv.DictReader(file):
                    place = self.story / f"firm-{letter}" / row["path"]
                    row["name"] = f"{row['name']}_{letter}"
                    self.sources[row["name"]] = place
                    rows.append(row)
        self.table = folder / "sources.csv"
        with open(self.table, "w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, rows[0].keys())
            writer.writeheader()
            writer.writerows(rows)
        self.json_files = sorted(self.story.glob("firm-*/logs/windows/*.jsonl"))
        self.json_lines = sum(file.read_bytes().count(b"\n") for file in self.json_files)
        self.json_bytes = self.bytes_of(("windows_a", "windows_b"))

    def bytes_of(self, names):
        return sum(file.stat().st_size for name in names for file in self.sources[name].rglob("*") if file.is_file())

    def prepare(self, data):
        for letter in "ab":
            for kind, table in (("person", "people"), ("secret", "secrets"), ("approval", "approvals")):
                run(data, kind, "import", self.story / f"firm-{letter}" / f"{table}.csv", "--reason", "benchmark")
        run(data, "source", "import", self.table, "--reason", "benchmark", "--valid-from", RULES_FROM)


def ingest(logs, folder, names):
    """(seconds to accept, seconds to consume, what consume says) on a node of its own."""
    with tempfile.TemporaryDirectory(dir=folder) as place:
        data = pathlib.Path(place) / "data"
        logs.prepare(data)
        accepting, _ = timed(lambda: [run(data, "ingest", "--later", "--json", "--source", name, logs.sources[name]) for name in names])
        consuming, said = timed(lambda: json.loads(run(data, "ingest", "--json")))
        alerts = len(run(data, "alert", "list", "--json").splitlines())
        return accepting, consuming, said, alerts


def over_http(logs, folder, limit):
    """Seconds for the first lines of the JSON files in batches, each acknowledged after it is durable, on one connection."""
    with tempfile.TemporaryDirectory(dir=folder) as place:
        place = pathlib.Path(place)
        data = place / "data"
        logs.prepare(data)
        (place / "password").write_text("correct horse battery\n", encoding="utf-8")
        run(data, "account", "create", "--login", "collector", "--role", "it_admin", "--password-file", place / "password")
        token = run(data, "token", "create", "--login", "collector", "--scope", "ingest").strip()
        source = next(row["id"] for row in map(json.loads, run(data, "source", "list", "--json").splitlines()) if row["name"] == "windows_a")
        server = Served(program, data)
        server.who = {}  # the same user as the commands: it opens their data directory
        with server as served:
            connection = http.client.HTTPConnection(served.address, timeout=60)
            start = time.perf_counter()
            for number, batch in enumerate(limit):
                connection.request("POST", f"/api/v1/sources/{source}/events", body=batch,
                                   headers={"Authorization": f"Bearer {token}", "Idempotency-Key": f"batch-{number}"})
                answer = connection.getresponse()
                body = answer.read()
                if answer.status != 200 or json.loads(body)["accepted"] != batch.count(b"\n"):
                    sys.exit(f"batch {number}: {answer.status} {body[:300]!r}")
            took = time.perf_counter() - start
            connection.close()
        return took


def sqlite_load(folder, batches):
    with tempfile.TemporaryDirectory(dir=folder) as place:
        database = sqlite3.connect(f"{place}/events.db", isolation_level=None)
        database.execute("pragma journal_mode=wal")
        database.execute("pragma synchronous=full")
        database.execute("create table events(line text, " + ", ".join(f'"{name}" text' for name in FIELDS) + ")")
        insert = "insert into events select ?1, " + ", ".join(f"json_extract(?1, '$.\"{name}\"')" for name in FIELDS)

        def load():
            for batch in batches():
                database.execute("begin")
                database.executemany(insert, ((line,) for line in batch.decode().splitlines()))
                database.execute("commit")
        took, _ = timed(load)
        count = database.execute("select count(*) from events").fetchone()[0]
        database.close()
        return took, count


def duckdb_load(folder, files):
    with tempfile.TemporaryDirectory(dir=folder) as place:
        database = duckdb.connect(f"{place}/events.duckdb")
        database.execute("create table events(line varchar, " + ", ".join(f'"{name}" varchar' for name in FIELDS) + ")")
        insert = ("insert into events select json, " + ", ".join(f"json ->> '$.\"{name}\"'" for name in FIELDS)
                  + " from read_json_objects(?, format = 'newline_delimited')")
        took, _ = timed(lambda: [database.execute(insert, [str(file)]) for file in files])
        count = database.execute("select count(*) from events").fetchone()[0]
        database.close()
        return took, count


def show(what, value, unit, note, peer="", peer_value=None):
    print(json.dumps({"what": what, "value": value, "unit": unit, "peer": peer, "peer_value": peer_value, "note": note}), flush=True)


def main():
    cores = f"{os.cpu_count()} cores"
    with tempfile.TemporaryDirectory(dir=build, prefix="ingest-") as folder:
        folder = pathlib.Path(folder)
        logs = Logs(folder)
        http_batches = []
        for file in logs.json_files:
            lines = file.read_bytes().splitlines(keepends=True)
            http_batches += [b"".join(lines[at:at + BATCH_LINES]) for at in range(0, len(lines), BATCH_LINES)]
            if len(http_batches) * BATCH_LINES >= HTTP_LINES:
                break
        http_lines = sum(batch.count(b"\n") for batch in http_batches)

        everything, json_only = [], []
        posts, post_peer, lite, duck, syncs, bulk = [], [], [], [], [], []
        for _ in range(ROUNDS):
            syncs.append(fdatasyncs_per_second(folder))
            bulk.append(megabytes_per_second(folder))
            everything.append(ingest(logs, folder, list(logs.sources)))
            json_only.append(ingest(logs, folder, ("windows_a", "windows_b")))
            posts.append(over_http(logs, folder, http_batches))
            post_peer.append(sqlite_load(folder, lambda: http_batches)[0])
            took, count = sqlite_load(folder, lambda: (file.read_bytes() for file in logs.json_files))
            lite.append(took)
            if duckdb:
                took, duck_count = duckdb_load(folder, logs.json_files)
                duck.append(took)
                if duck_count != logs.json_lines:
                    sys.exit(f"DuckDB loaded {duck_count} of {logs.json_lines} lines")
            if count != logs.json_lines or json_only[-1][2]["events"] != logs.json_lines:
                sys.exit(f"{logs.json_lines} lines: SQLite loaded {count}, Sekimori {json_only[-1][2]['events']}")

        middle = statistics.median
        sync, disk = middle(syncs), middle(bulk)
        events, size = everything[0][2]["events"], logs.bytes_of(logs.sources)
        hits, alerts = everything[0][2]["hits"], everything[0][3]
        accept, consume = middle([row[0] for row in everything]), middle([row[1] for row in everything])
        total = middle([row[0] + row[1] for row in everything])
        show("files to segments and alerts", events / total, "events/s",
             f"{events} events, {size / 1e6:.0f} MB of JSON lines, CSV, Squid and EVTX, {len(logs.sources)} sources; {hits} rule hits, {alerts} alerts; "
             f"accept {accept:.2f} s, consume {consume:.2f} s; {100 * size / 1e6 / total / disk:.2g} % of what the disk takes ({disk:.0f} MB/s, synced); {cores}")
        files = everything[0][2]["files"] or sum(1 for name in logs.sources for file in logs.sources[name].rglob("*") if file.is_file())
        show("accept: files durable, byte for byte", size / 1e6 / accept, "MB/s",
             f"{files} files by {len(logs.sources)} commands; {100 * size / 1e6 / accept / disk:.2g} % of what the disk takes, "
             f"{files / accept / sync:.2g} files per fdatasync it could do ({sync:.0f}/s)")
        show("consume: blocks to segments and alerts", events / consume, "events/s", f"one command, every embedded rule; {cores}")
        ours = logs.json_lines / middle([row[0] + row[1] for row in json_only])
        what = f"JSON lines alone ({logs.json_lines}), files to segments and alerts"
        note = "ours keeps the bytes, parses all fields, runs the rules, joins the registers; the peer "
        show(what, ours, "events/s", note + f"loads {len(FIELDS)} fields and the line, one durable commit a file, 1 thread; {cores}",
             f"SQLite {sqlite3.sqlite_version} (WAL, FULL)", logs.json_lines / middle(lite))
        if duckdb:
            show(what, ours, "events/s", note + f"as above, all {cores}", f"DuckDB {duckdb.__version__}", logs.json_lines / middle(duck))
        post, peer = middle(posts), middle(post_peer)
        show(f"HTTP, batches of {BATCH_LINES} events, acknowledged when durable", http_lines / post, "events/s",
             f"1 connection, {len(http_batches)} batches, {1000 * post / len(http_batches):.1f} ms each ({len(http_batches) / post / sync:.2g} batches per fdatasync the disk could do), "
             f"the server consumes meanwhile; peer: the same batches in process, one commit each; {cores}",
             f"SQLite {sqlite3.sqlite_version} (WAL, FULL)", http_lines / peer)


if __name__ == "__main__":
    main()
