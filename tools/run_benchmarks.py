#!/usr/bin/env python3
"""./dev bench [name [argument...]]: runs the commands in bench/ and rewrites docs/benchmarks.md.

A benchmark is an executable build/bench/bench/bench_<name> or a script bench/<name>.py. Each prints, on stdout, lines of
JSON {"what", "value", "unit", "peer", "peer_value", "note"}; anything else it prints is shown but not kept. Our figure and
the peer's come from the same run. With a name, only that section of the page is replaced; what follows the name goes to the
benchmark and stands in the section, for figures of a size that takes longer than everyone's run. Exit 77 after a line
'skipped: REASON' leaves a section as it was and is counted apart; any other failure, or more than ten minutes (an hour with
arguments), is a failure.
"""
import json
import os
import pathlib
import platform
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "benchmarks.md"


def machine():
    cpu = "unknown processor"
    for line in pathlib.Path("/proc/cpuinfo").read_text().splitlines():
        if line.startswith("model name"):
            cpu = line.split(":", 1)[1].strip()
            break
    flags = pathlib.Path("/proc/cpuinfo").read_text()
    best = next((name for name in ("avx512f", "avx2", "sse4_2") if re.search(rf"\b{name}\b", flags)), "sse2")
    memory = int(re.search(r"MemTotal:\s+(\d+)", pathlib.Path("/proc/meminfo").read_text())[1]) // 1048576
    load = os.getloadavg()[0]
    return f"{os.cpu_count()} cores of {cpu} (best instruction set {best}), {memory} GiB, kernel {platform.release()}, load before the run {load:.2f}"


def commands():
    found = {}
    for path in sorted((ROOT / "build/bench/bench").glob("bench_*")):
        if path.is_file() and os.access(path, os.X_OK) and not path.suffix:
            found[path.name.removeprefix("bench_")] = [str(path)]
    for path in sorted((ROOT / "bench").glob("*.py")):
        found[path.stem] = [sys.executable, str(path), str(ROOT / "build/bench/sekimori"), str(ROOT / "build/bench")]
    return found


def section(name, arguments, rows, where):
    lines = [f"## {name}", "", f"`./dev bench {' '.join([name, *arguments])}`. {where}. Medians.", "",
             "| what | Sekimori | peer | peer's figure | note |", "|---|---:|---|---:|---|"]
    for row in rows:
        value = f"{row['value']:,.6g} {row.get('unit', '')}".strip()
        peer_value = row.get("peer_value")
        peer_text = "" if peer_value is None else f"{peer_value:,.6g} {row.get('unit', '')}".strip()
        lines.append(f"| {row['what']} | {value} | {row.get('peer', '')} | {peer_text} | {row.get('note', '')} |")
    return "\n".join(lines) + "\n"


def main():
    wanted = sys.argv[1] if len(sys.argv) > 1 else None
    arguments = sys.argv[2:]
    sections = {}
    if PAGE.exists():
        for part in re.split(r"(?m)^(?=## )", PAGE.read_text(encoding="utf-8"))[1:]:
            sections[part.splitlines()[0][3:].strip()] = part.rstrip() + "\n"
    available = commands()
    if wanted and wanted not in available:
        sys.exit(f"no benchmark named {wanted}; there are: {', '.join(available)}")
    measured, failed, skipped = 0, 0, 0
    for name, command in available.items():
        if wanted and name != wanted:
            continue
        print(f"== {name}", flush=True)
        where = machine()
        try:
            done = subprocess.run([*command, *arguments], cwd=ROOT, stdout=subprocess.PIPE, text=True, timeout=3600 if arguments else 600)
        except subprocess.TimeoutExpired:
            failed += 1
            print(f"{name}: not done in its time; its section stays as it was")
            continue
        rows = []
        for line in done.stdout.splitlines():
            print(line)
            if line.startswith("{"):
                rows.append(json.loads(line))
        if done.returncode == 77:
            skipped += 1
            continue
        if done.returncode != 0 or not rows:
            failed += 1
            print(f"{name}: exit {done.returncode}, {len(rows)} rows; its section stays as it was")
            continue
        measured += 1
        sections[name] = section(name, arguments, rows, where)
    print(f"{measured} measured, {failed} failed, {skipped} skipped")
    if not sections:
        return 1 if failed else 0
    head = ("# Benchmarks\n\nEvery figure is made by the command named above its table, with the peer in the same run. "
            "Made by `./dev bench`; do not edit by hand.\n\n")
    PAGE.parent.mkdir(exist_ok=True)
    PAGE.write_text(head + "\n".join(sections[name] for name in sorted(sections)), encoding="utf-8")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
