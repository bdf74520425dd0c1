#!/usr/bin/env python3
"""The HTTP interface under load: two processes on loopback, simple reads by 32 connections; and the events' pages, histogram and facets over
a million events.

usage: api.py SEKIMORI BUILD_FOLDER

Reads a second are counted for each second of processor time that the server used, so that the client's share of the machine does not
count. The events are of `sekimori demo-generate`, taken in by the program itself.
"""
import datetime
import http.client
import json
import os
import pathlib
import random
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.parse

sys.path[:0] = [str(pathlib.Path(__file__).resolve().parents[1] / "test" / part) for part in ("real", "fault")]
from node_flow import NodeFlow  # noqa: E402
from served import NOBODY, Served, run, unprivileged  # noqa: E402

SECONDS = 5
program, build = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
client = next((p for p in build.rglob("bench_api") if p.is_file()), None)


def figure(what, value, unit, note, peer="", peer_value=None):
    row = {"what": what, "value": value, "unit": unit, "peer": peer, "note": note}
    if peer_value is not None:
        row["peer_value"] = peer_value
    print(json.dumps(row, ensure_ascii=False), flush=True)


def processor_seconds(pid):
    fields = pathlib.Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def simple_reads(served, token):
    for path in ("/healthz", "/api/v1/me", "/api/v1/jobs"):
        before = processor_seconds(served.process.pid)
        done = subprocess.run([str(client), served.address.rsplit(":", 1)[1], token, path, "32", str(SECONDS)], capture_output=True, text=True)
        if done.returncode != 0:
            sys.exit(f"bench_api {path}: exit {done.returncode} {done.stderr}")
        seen = json.loads(done.stdout)
        if seen["errors"]:
            sys.exit(f"{path}: {seen['errors']} answers were not 200")
        used = processor_seconds(served.process.pid) - before
        figure(f"GET {path}", round(seen["requests"] / used), "reads/s of a core",
               f"32 connections, {seen['requests'] / seen['seconds']:.0f} reads/s beside the client on {os.cpu_count()} cores; p50 "
               f"{seen['p50_ms']:.2f} ms, p99 {seen['p99_ms']:.2f} ms")


connections = {}  # kept open, as a browser does: two thousand pages are no measure of opening connections


def ask(served, token, path):
    connection = connections.setdefault(served.address, http.client.HTTPConnection(served.address, timeout=120))
    start = time.perf_counter()
    connection.request("GET", path, headers={"Authorization": f"Bearer {token}"})
    answer = connection.getresponse()
    text = answer.read()
    took = (time.perf_counter() - start) * 1e3
    if answer.status != 200:
        sys.exit(f"{path}: {answer.status} {text[:300]}")
    return took, json.loads(text)


# How long each step took goes to stderr: a bench that does not end shows where it is.
def step(what, begun=[time.perf_counter()]):
    now = time.perf_counter()
    print(f"{now - begun[0]:7.1f} s  {what}", file=sys.stderr, flush=True)
    begun[0] = now


def events(served, token):
    _, summary = ask(served, token, "/api/v1/events/summary")
    total = summary["events"]
    # Down to the last page, one in each ten thousand events measured as it is reached.
    cursor, times, seen, measured_at = "", [], 0, 0
    while True:
        path = "/api/v1/events?limit=100" + (f"&cursor={urllib.parse.quote(cursor)}" if cursor else "")
        if seen >= measured_at:
            measured_at += 10_000
            took, page = ask(served, token, path)
            times.append(took)
        else:
            _, page = ask(served, token, path.replace("limit=100", "limit=500"))
        seen += len(page["items"])
        cursor = page["next"]
        if not cursor:
            break
    if seen != total:
        sys.exit(f"pages hold {seen} events, the summary counts {total}")
    step("every page is read")
    times.sort()
    figure("page of 100 events at any depth, p95", round(times[int(len(times) * 0.95)], 1), "ms",
           f"{total} events; {len(times)} pages between the first and the last, median {statistics.median(times):.1f} ms; with HTTP and JSON")
    # Anywhere at once, as a click into the histogram asks for it.
    first, last = (datetime.datetime.fromisoformat(summary["histogram"][end]) for end in ("from", "to"))
    times = []
    for _ in range(60):
        moment = (first + (last - first) * random.random()).isoformat().replace("+00:00", "Z")
        times.append(ask(served, token, f"/api/v1/events?limit=100&to={urllib.parse.quote(moment)}")[0])
    times.sort()
    figure("page of 100 events before any moment, p95", round(times[int(len(times) * 0.95)], 1), "ms",
           f"{total} events; {len(times)} moments, median {statistics.median(times):.1f} ms; with HTTP and JSON")
    person = summary["facets"]["person"][0]["value"]
    for what, path in {"histogram and facets": "/api/v1/events/summary",
                       "histogram and facets of one person": f"/api/v1/events/summary?person={person}",
                       "histogram and facets of the top level": "/api/v1/events/summary?level=level_top"}.items():
        rounds = sorted(ask(served, token, path)[0] for _ in range(20))
        figure(f"{what}, p95", round(rounds[18], 1), "ms", f"{total} events, median {statistics.median(rounds):.1f} ms; with HTTP and JSON")


def main():
    size = os.environ.get("SEKIMORI_BENCH_SIZE", "420")
    with tempfile.TemporaryDirectory(prefix="sekimori-bench-api-") as folder:
        folder = pathlib.Path(folder)
        subprocess.run([program, "demo-generate", "--size", size, folder / "story"], check=True, capture_output=True)
        step("the story's files are written")
        flow = NodeFlow(str(program), folder / "data")
        for firm in sorted((folder / "story").glob("firm-*")):
            flow.take_in(firm)
            step(f"{firm.name} is taken in")
        (folder / "password").write_text("correct horse battery\n")
        if unprivileged(program):  # taken in by root, served by nobody
            subprocess.run(["chown", "-R", f"{NOBODY}:{NOBODY}", folder], check=True)
        run(program, "account", "create", "--login", "lead", "--role", "case_lead", "--role", "secret_manager", "--password-file", folder / "password",
            "--data", folder / "data")
        token = run(program, "token", "create", "--login", "lead", "--scope", "api", "--data", folder / "data")
        with Served(program, folder / "data") as served:
            if client:
                simple_reads(served, token)
            else:
                print("bench_api is not built: simple reads are left out")
            step("simple reads are measured")
            time.sleep(5)
            events(served, token)
    return 0


if __name__ == "__main__":
    sys.exit(main())
