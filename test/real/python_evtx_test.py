#!/usr/bin/env python3
"""Compares `sekimori events` with another EVTX parser: record counts and a fixed set of values.

usage: python_evtx_test.py SEKIMORI BUILD [RECORDS_PER_FILE]      exit 0 equal, 1 different, 77 skipped

python-evtx comes from PyPI into BUILD/venv-evtx. Records that it cannot print are counted, never taken as equal; a record
that it has and we have not is a difference unless its place is among those we report as damaged. Where the two print the
same value differently on purpose, same_text() says so.
"""
import base64
import collections
import gzip
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as tree

def ours(binary, path):
    done = subprocess.run([binary, "events", "--jsonl", str(path)], capture_output=True, check=False)
    records, bad = [], []
    for line in done.stdout.decode("utf-8").splitlines():
        row = json.loads(line)
        (bad if "error" in row else records).append(row)
    return records, bad


def local(tag):
    return tag.rsplit("}", 1)[-1]


def fields_of(xml):
    """Name -> list of texts, named as docs/contract.md names them."""
    root = tree.fromstring(re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f]", "", xml))
    out = collections.defaultdict(list)
    for section in root:
        name = local(section.tag)
        if name == "System":
            for element in section:
                key = local(element.tag)
                out[f"System.{key}"].append(element.text or "")
                for attribute, value in element.attrib.items():
                    out[f"System.{key}.{attribute}"].append(value)
        elif name == "EventData":
            for element in section:
                key = element.attrib.get("Name") or local(element.tag)
                if len(element) == 0:
                    out[f"data.{key}"].append(element.text or "")
    return out


def text_of(value):
    return value if isinstance(value, list) else [value]


def same_text(a, b):
    """The text apart from what the two sides print differently on purpose."""
    a, b = a.replace("\r\n", "\n").strip(), b.replace("\r\n", "\n").strip()
    a = re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f]", "", a)
    if a == b or a.lower() == b.lower() and (a.startswith("{") or a.lower() in ("true", "false")):
        return True
    if re.fullmatch("0x[0-9a-fA-F]+", a) and re.fullmatch("0x[0-9a-fA-F]+", b):
        return int(a, 16) == int(b, 16)
    if re.fullmatch("([0-9A-F]{2})+", a):  # Windows prints binary as hex, python-evtx as base64
        return base64.b64encode(bytes.fromhex(a)).decode() == b
    if re.fullmatch("0x[0-9a-f]+", a) and re.fullmatch("[0-9]+", b):  # size_t: Windows prints it as hex
        return int(a, 16) == int(b)
    time = re.fullmatch(r"(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d)\.(\d+)Z", a)
    other = re.fullmatch(r"(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)(?:\.(\d+))?(?:\+00:00)?", b)
    if time and other:  # python-evtx goes through a float and may lose the last microsecond
        return time[1] == other[1] and abs(seconds(time[2], time[3]) - seconds(other[2], other[3] or "0")) <= 2e-6
    return False


def seconds(clock, fraction):
    h, m, s = clock.split(":")
    return int(h) * 3600 + int(m) * 60 + int(s) + float("0." + fraction)


def same_list(got, wanted):
    """Arrays: Windows repeats the element, python-evtx joins with line ends. Elements without a value are left out."""
    wanted = [w.replace("<string>", "").replace("</string>", "") for w in wanted]
    if len(got) == len(wanted):
        return all(same_text(a, b) for a, b in zip(got, wanted))
    if not got:
        return not any(w.strip() for w in wanted)
    return same_text(" ".join("\n".join(got).split()), " ".join("\n".join(wanted).split()))


def compare_python_evtx(binary, files, most_per_file):
    from Evtx.Evtx import Evtx
    differences, compared, values, other_failed, ours_bad, damaged = [], 0, 0, 0, 0, 0
    for path in files:
        records, bad = ours(binary, path)
        ours_bad += len(bad)
        # The other parser is slow: of large files a spread of some hundred records is compared.
        step = max(1, len(records) // most_per_file)
        by_offset = {row["record_id"]: row for row in records}
        theirs, count = 0, 0
        with Evtx(str(path)) as log:
            for record in log.records():
                count += 1
                if count % step != 0:
                    continue
                number = record.record_num()
                try:
                    xml = record.xml()
                    fields = fields_of(xml)
                except Exception:  # noqa: BLE001: any failure of the other parser
                    other_failed += 1
                    continue
                theirs += 1
                row = by_offset.get(number)
                if row is None and any(f"record {number}:" in b["error"] for b in bad):
                    damaged += 1
                    continue
                if row is None:
                    differences.append(f"{path.name} record {number}: read by python-evtx alone")
                    continue
                compared += 1
                expected = {
                    "event_id": fields["System.EventID"], "channel": fields["System.Channel"],
                    "computer": fields["System.Computer"], "provider": fields["System.Provider.Name"],
                }
                for key, wanted in expected.items():
                    values += 1
                    got = "" if row[key] is None else str(row[key])
                    if wanted and not same_text(got, wanted[0]):
                        differences.append(f"{path.name} record {number}: {key} is {got!r}, python-evtx says {wanted[0]!r}")
                for key, wanted in fields.items():
                    if not key.startswith("data."):
                        continue
                    name = key[5:]
                    got = text_of(row["data"].get(name, []))
                    values += len(wanted)
                    if not same_list(got, wanted):
                        differences.append(f"{path.name} record {number}: {name} is {got!r}, python-evtx says {wanted!r}")
        if len(records) + len(bad) < count:
            differences.append(f"{path.name}: {len(records)} records, python-evtx counts {count}")
        elif len(records) > count:
            print(f"note: {path.name}: {len(records)} records, python-evtx counts {count}")
    print(f"python-evtx: {compared} records and {values} values compared, {other_failed} unreadable there, {ours_bad} bad places here, {damaged} records printed there alone")
    return report(differences)


def report(differences):
    kinds = collections.Counter(re.sub(r"record \d+", "record N", d)[:120] for d in differences)
    for line in differences[:60]:
        print("  " + line[:300])
    print(f"{len(differences)} differences, {len(kinds)} kinds")
    return 1 if differences else 0


def collect(shared, work):
    files = []
    for path in sorted((shared / "evtx").rglob("*")) + sorted((shared / "sigma" / "regression_data").rglob("*.evtx")):
        if path.suffix == ".evtx":
            files.append(path)
        elif path.name.endswith(".evtx.gz"):
            target = work / path.name[:-3]
            target.write_bytes(gzip.decompress(path.read_bytes()))
            files.append(target)
    return files


def enter_environment(build):
    """Starts this script again in an environment that has python-evtx."""
    venv = build / "venv-evtx"
    if not (venv / "ready").exists():
        if subprocess.run([sys.executable, "-m", "venv", venv], capture_output=True, check=False).returncode != 0:
            print("skipped: python3-venv is not installed")
            sys.exit(77)
        done = subprocess.run([venv / "bin/pip", "install", "--quiet", "--disable-pip-version-check", "python-evtx==0.8.1"],
                              capture_output=True, text=True, check=False)
        if done.returncode != 0:
            print("skipped: python-evtx cannot be fetched:", done.stderr.strip().splitlines()[-1:])
            sys.exit(77)
        (venv / "ready").touch()
    os.execv(venv / "bin/python", [str(venv / "bin/python"), *sys.argv])


def main():
    binary, build = sys.argv[1], pathlib.Path(sys.argv[2])
    shared = pathlib.Path(__file__).resolve().parents[2].parent / "shared" / "data"
    if not shared.is_dir():
        print("skipped: shared data not present")
        return 77
    try:
        import Evtx.Evtx  # noqa: F401
    except ImportError:
        enter_environment(build)
    with tempfile.TemporaryDirectory() as work:
        files = collect(shared, pathlib.Path(work))
        return compare_python_evtx(binary, files, int(sys.argv[3]) if len(sys.argv) > 3 else 40)


if __name__ == "__main__":
    sys.exit(main())
