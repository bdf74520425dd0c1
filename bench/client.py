#!/usr/bin/env python3
"""What a person at a browser waits for: first load, first paint, interaction, a change on the screens of others, the demo from the built
program to a screen that answers.

usage: client.py SEKIMORI BUILD_FOLDER

Chromium on loopback; paint and interaction with the processor slowed four times (test/browser/speed_bench.mjs). The stream of changes is that
of test/fault/live_stream_test.py.
"""
import json
import os
import pathlib
import pty
import re
import signal
import subprocess
import sys
import tempfile
import time
import urllib.request

ROOT = pathlib.Path(__file__).resolve().parents[1]
program, build = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()


def figure(what, value, unit, note):
    print(json.dumps({"what": what, "value": value, "unit": unit, "peer": "", "note": note}, ensure_ascii=False), flush=True)


def first_load():
    done = subprocess.run(["node", "scripts/budget.mjs"], cwd=ROOT / "ui", capture_output=True, text=True)
    first = re.search(r"first load (\d+) bytes", done.stdout)
    whole = re.search(r"whole \w+ (\d+) bytes", done.stdout)
    files = re.search(r"(\d+) files", done.stdout)
    if done.returncode or not first or not whole:
        sys.exit(f"budget.mjs: exit {done.returncode}\n{done.stdout}{done.stderr}")
    figure("first load of shell and Home, compressed", int(first[1]) / 1000, "kB", f"{files[1] if files else '?'} files; wanted 90 kB, 8 requests")
    figure("whole client, compressed", int(whole[1]) / 1000, "kB", "wanted 360 kB")


def paint_and_interaction():
    done = subprocess.run([sys.executable, ROOT / "test/browser/run.py", program, build, "speed_bench.mjs"], capture_output=True, text=True)
    if done.returncode == 77:
        print(f"left out: {done.stdout.strip()}")
        return
    if done.returncode:
        sys.exit(f"speed_bench.mjs: exit {done.returncode}\n{done.stdout[-2000:]}{done.stderr[-2000:]}")
    seen = json.loads(next(line for line in done.stdout.splitlines() if line.startswith("{")))
    paint, acts = seen["first_paint_ms"], seen["interaction_ms"]
    slowed = "processor slowed four times"
    figure("first paint, p75", round(paint["p75"]), "ms", f"{slowed}, {len(paint['runs'])} runs, median {paint['p50']:.0f}; wanted 1000")
    figure("interaction to next paint, p75", round(acts["p75"]), "ms", f"{slowed}, {acts['actions']} actions, median {acts['p50']:.0f}; wanted 100")
    figure("interaction to next paint, p98", round(acts["p98"]), "ms", f"{slowed}; slowest: {', '.join(acts['slowest'][:3])}; wanted 200")


def live():
    done = subprocess.run([sys.executable, ROOT / "test/fault/live_stream_test.py", program, build], capture_output=True, text=True)
    seen = re.search(r"(\d+) clients heard within ([\d.]+) s of the answer \(([\d.]+) s\), (\d+) KiB each", done.stdout)
    if done.returncode or not seen:
        sys.exit(f"live_stream_test.py: exit {done.returncode}\n{done.stdout}{done.stderr}")
    figure("a change reaches every screen that follows", float(seen[2]), "s", f"{seen[1]} clients, {seen[4]} KiB each; wanted 1 s, 64 KiB")


def demo():
    """In a terminal, as a person starts it; until the page of firm A answers."""
    with tempfile.TemporaryDirectory(prefix="sekimori-bench-demo-") as folder:
        began = time.monotonic()
        child, terminal = pty.fork()
        if child == 0:
            os.execv(program, [str(program), "demo", "--lang", "en", "--data", f"{folder}/demo"])
        seen = ""
        try:
            while not (address := re.search(r"A: on the screen at (http://\S+/)", seen)):
                seen += os.read(terminal, 65536).decode("utf-8", "replace")
                if time.monotonic() - began > 300:
                    sys.exit(f"the demo shows no screen after 300 s:\n{seen[-2000:]}")
            with urllib.request.urlopen(address[1] + "log-in", timeout=10) as page:
                if page.status != 200:
                    sys.exit(f"{address[1]} answers {page.status}")
            took = time.monotonic() - began
        finally:
            os.kill(child, signal.SIGINT)
            _, status = os.waitpid(child, 0)
        if "All bars hold" not in seen:
            sys.exit(f"a bar of the demo does not hold:\n{seen[-2000:]}")
        figure("demo, from the built program to a screen that answers", round(took, 1), "s", f"1,000,000 events, two firms, {os.cpu_count()} cores; wanted 100 s")


first_load()
live()
paint_and_interaction()
demo()
