#!/usr/bin/env python3
"""Runs the cases of taxii.toml against a node of its own.

usage: run_taxii.py SEKIMORI taxii.toml [NAME]      with NAME only cases whose name holds it

Each failed case is one line; the last line counts. The collections and objects that the cases speak of are made here.
"""
import base64
import http.client
import itertools
import json
import os
import re
import subprocess
import sys
import tempfile
import time
import tomllib
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "fault"))

from served import NOBODY, unprivileged  # noqa: E402

PASSWORD = "a long password 1"


def uid(number, kind):
    return f"{kind}--00000000-0000-4000-8000-{number:012d}"


def thing(number, kind, version="2020-01-01T00:00:00.000Z", **more):
    made = {"type": kind, "spec_version": "2.1", "id": uid(number, kind), "created": "2020-01-01T00:00:00.000Z", "modified": version}
    made.update(more)
    return made


RED = "marking-definition--e828b379-4e03-4974-9ac4-e53a884c97c1"
AMBER = "marking-definition--55d920b0-5e8b-4f79-9ee9-91f868d9b421"
GREEN = "marking-definition--34098fce-860f-48ae-8e50-ebd3cc5e41da"
PATTERN = {"pattern": "[ipv4-addr:value = '198.51.100.3']", "pattern_type": "stix", "valid_from": "2020-01-01T00:00:00Z"}

# What is in the collection "ind", in the order of its dates: 2024-01-01T00:00:0N.00000NZ.
OBJECTS = [
    thing(1, "identity", name="例示製作所", identity_class="organization"),
    thing(2, "indicator", **PATTERN),
    thing(3, "malware", is_family=False, name="m", object_marking_refs=[GREEN]),
    thing(2, "indicator", "2021-01-01T00:00:00.5Z", **PATTERN),
    {"type": "ipv4-addr", "spec_version": "2.1", "id": "ipv4-addr--28bb3599-77cd-5a82-a950-b5bc3caf07c4", "value": "198.51.100.3"},
    thing(6, "indicator", object_marking_refs=[RED], **PATTERN),
    thing(2, "indicator", "2022-01-01T00:00:00.123456Z", object_marking_refs=[AMBER], **PATTERN),
    {"type": "tool", "id": uid(8, "tool"), "created": "2020-01-01T00:00:00.000Z", "modified": "2020-01-01T00:00:00.000Z", "name": "t",
     "labels": ["remote-access"]},
    {"type": "marking-definition", "spec_version": "2.1", "id": uid(9, "marking-definition"), "created": "2020-01-01T00:00:00.000Z",
     "definition_type": "statement", "definition": {"statement": "架空"}},
    {"type": "tool", "id": uid(3, "malware").replace("malware", "tool"), "created": "2020-01-01T00:00:00.000Z",
     "modified": "2023-01-01T00:00:00.000Z", "name": "old", "labels": ["remote-access"]},
    thing(3, "tool", name="new"),
    thing(11, "x-own-thing", whatever={"deep": [1, 2.50, None]}),
]


def date_of(number):
    return f"2024-01-01T00:00:{number:02d}.{number:06d}Z"


class Node:
    def __init__(self, sekimori, folder):
        self.sekimori, self.folder = sekimori, Path(folder)
        self.environment = dict(os.environ, SEKIMORI_DATA=str(self.folder / "data"), LANG="C.UTF-8", LC_ALL="C.UTF-8", SEKIMORI_LANG="en")
        self.process = None
        self.address = None
        self.who = unprivileged(sekimori)
        if self.who:
            os.chown(self.folder, NOBODY, NOBODY)
        (self.folder / "password").write_text(PASSWORD)
        self.names = {}

    def run(self, *words):
        done = subprocess.run([self.sekimori, *words], capture_output=True, text=True, env=self.environment, timeout=120, **self.who)
        if done.returncode not in (0, 9):
            sys.exit(f"FAILED: sekimori {' '.join(words)}: {done.returncode} {done.stderr}")
        return done.stdout

    def prepare(self):
        for login in ("alice", "bob", "carol", "dave"):
            self.names[login] = self.run("account", "create", "--login", login, "--password-file", str(self.folder / "password")).strip()
        add = lambda title, *words: json.loads(self.run("share", "collection", "add", title, "--json", *words))["id"]
        self.names["ind"] = add("Indicators", "--alias", "ind", "--description", "what is seen", "--read", "alice", "--read", "bob:green",
                                "--write", "alice", "--write", "carol", "--id", "90000000-0000-4000-8000-000000000000")
        self.names["drop"] = add("Drop", "--alias", "drop", "--write", "anybody", "--read", "alice", "--id", "10000000-0000-4000-8000-000000000000")
        self.names["hidden"] = add("Hidden", "--alias", "hidden", "--read", "dave", "--id", "20000000-0000-4000-8000-000000000000")
        self.names["desk"] = add("Desk", "--alias", "desk", "--read", "alice", "--write", "alice", "--id", "30000000-0000-4000-8000-000000000000")
        self.names["other"] = add("Elsewhere", "--alias", "ind", "--root", "other", "--read", "dave", "--id", "40000000-0000-4000-8000-000000000000")
        self.names["full"] = add("Full", "--alias", "full", "--read", "alice", "--id", "50000000-0000-4000-8000-000000000000")
        bundle = self.folder / "bundle.json"
        manifest = self.folder / "manifest.json"
        bundle.write_text(json.dumps({"objects": OBJECTS}, ensure_ascii=False))
        rows = [{"id": o["id"], "date_added": date_of(i + 1), "version": o.get("modified", o.get("created", ""))} for i, o in enumerate(OBJECTS)]
        manifest.write_text(json.dumps({"objects": rows}))
        self.run("share", "import", "share/ind", str(bundle), "--manifest", str(manifest))
        many = [thing(1000 + i, "indicator", **PATTERN) for i in range(1500)]
        bundle.write_text(json.dumps({"objects": many}))
        self.run("share", "import", "full", str(bundle))
        for i, made in enumerate(OBJECTS):
            self.names[f"o{i + 1}"] = made["id"]
            self.names[f"d{i + 1}"] = date_of(i + 1)

    def start(self):
        self.process = subprocess.Popen([self.sekimori, "serve", "--listen", "127.0.0.1:0"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                                        env=self.environment, text=True, **self.who)
        self.address = self.process.stdout.readline().strip().removeprefix("http://")

    def stop(self):
        if self.process:
            self.process.terminate()
            self.process.wait(30)

    def ask(self, method, path, headers, body):
        connection = http.client.HTTPConnection(self.address, timeout=60)
        connection.putrequest(method, path, skip_accept_encoding=True)
        for name, value in headers.items():
            connection.putheader(name, value)
        if body is not None:
            connection.putheader("Content-Length", str(len(body)))
        connection.endheaders()
        if body is not None:
            connection.send(body)
        response = connection.getresponse()
        data = response.read()
        connection.close()
        return response.status, {k.lower(): v for k, v in response.getheaders()}, data


def authorization(who):
    if who == "nobody":
        return {}
    if who.startswith("raw:"):
        return {"Authorization": who.removeprefix("raw:")}
    login, _, password = who.partition(":")
    return {"Authorization": "Basic " + base64.b64encode(f"{login}:{password or PASSWORD}".encode()).decode()}


def at(document, pointer):
    for step in pointer.strip("/").split("/"):
        if step == "":
            return document
        if isinstance(document, list):
            if not step.isdigit() or int(step) >= len(document):
                return None
            document = document[int(step)]
        elif isinstance(document, dict) and step in document:
            document = document[step]
        else:
            return None
    return document


class Absent(dict):
    def __missing__(self, key):
        return "{" + key + "}"


def fill(value, names):
    if isinstance(value, str):
        return re.sub(r"\{(\w+)\}", lambda m: str(names.get(m.group(1), m.group(0))), value)
    if isinstance(value, list):
        return [fill(v, names) for v in value]
    if isinstance(value, dict):
        return {fill(k, names): fill(v, names) for k, v in value.items()}
    return value


MADE = {
    "indicator": lambda n: thing(n, "indicator", **PATTERN),
    "indicator_later": lambda n: thing(n, "indicator", "2024-05-05T05:05:05.5Z", **PATTERN),
    "indicator_20": lambda n: {k: v for k, v in thing(n, "indicator", "2024-06-06T00:00:00.000Z", labels=["x"], **PATTERN).items() if k != "spec_version"},
    "address": lambda n: {"type": "ipv4-addr", "id": uid(n, "ipv4-addr"), "value": "192.0.2.1"},
    "custom": lambda n: thing(n, "x-own-thing", anything=[None, {"a": 1.0}]),
}


def body_of(case):
    if "raw" in case:
        return case["raw"].encode()
    if "bytes" in case:
        return b" " * case["bytes"]
    if "objects" in case:
        made = []
        for one in case["objects"]:
            if isinstance(one, dict) and "make" in one:
                of = dict(one)
                kind = of.pop("make")
                numbers = of.pop("numbers", [of.pop("number", 1)])
                without = of.pop("without", [])
                for number in (range(numbers[0], numbers[1]) if len(numbers) == 2 else numbers):
                    made.append({k: v for k, v in {**MADE[kind](number), **of}.items() if k not in without})
            else:
                made.append(one)
        return json.dumps({"objects": made}, ensure_ascii=False).encode()
    return None


def check(case, answer, names):
    status, headers, data = answer
    wrong = []
    if status != case.get("status", 200):
        wrong.append(f"status {status}, wanted {case.get('status', 200)}: {data[:200]!r}")
        return wrong
    try:
        document = json.loads(data) if data else None
    except ValueError:
        return [f"no JSON: {data[:100]!r}"]
    if case.get("method", "GET") != "HEAD" and headers.get("content-type") != "application/taxii+json;version=2.1":
        wrong.append(f"Content-Type {headers.get('content-type')}")
    if status >= 400 and case.get("method", "GET") != "HEAD":
        if not document.get("title") or document.get("http_status") != str(status) or not document.get("error_id"):
            wrong.append(f"no error object: {document}")
    for pointer, wanted in fill(case.get("json", {}), names).items():
        found = at(document, pointer)
        if isinstance(wanted, str) and wanted.startswith("~"):
            if not re.search(wanted[1:], json.dumps(found, ensure_ascii=False)):
                wrong.append(f"{pointer} is {found}, wanted {wanted}")
        elif found != wanted:
            wrong.append(f"{pointer} is {found}, wanted {wanted}")
    for pointer in case.get("absent", []):
        if at(document, pointer) is not None:
            wrong.append(f"{pointer} is there")
    if "ids" in case:
        found = [o["id"] for o in (document or {}).get("objects", [])]
        if found != fill(case["ids"], names):
            wrong.append(f"objects {found}, wanted {fill(case['ids'], names)}")
    if "count" in case and len((document or {}).get("objects", [])) != case["count"]:
        wrong.append(f"{len((document or {}).get('objects', []))} objects, wanted {case['count']}")
    for name, wanted in fill(case.get("headers_out", {}), names).items():
        found = headers.get(name.lower(), "")
        if not re.fullmatch(wanted, found):
            wrong.append(f"header {name} is {found!r}, wanted {wanted!r}")
    if case.get("verbatim"):  # every object is one of those that were brought in, letter for letter
        texts = [json.dumps(o, ensure_ascii=False) for o in OBJECTS]
        rest = data.decode()
        for one in texts:
            rest = rest.replace(one, "")
        if re.search(r'"type":', rest):
            wrong.append(f"not as it came: {rest[:300]}")
    for name, pointer in case.get("keep", {}).items():
        names[name] = at(document, pointer)
    return wrong


def expand(table):
    """A case with lists under `each` stands for every combination of their entries."""
    for case in table.get("case", []):
        each = case.pop("each", None)
        if not each:
            yield case
            continue
        for values in itertools.product(*each.values()):
            chosen = dict(zip(each.keys(), values))
            made = fill(json.loads(json.dumps(case)), chosen)
            made["name"] = case["name"] + ": " + ", ".join(str(v) for v in values)
            yield made


def main():
    sekimori, table = sys.argv[1], tomllib.loads(Path(sys.argv[2]).read_text(encoding="utf-8"))
    only = sys.argv[3] if len(sys.argv) > 3 else ""
    failed = ran = 0
    with tempfile.TemporaryDirectory() as folder:
        node = Node(sekimori, folder)
        node.prepare()
        node.start()
        try:
            for case in expand(table):
                if only and only not in case["name"] and not case.get("keep"):
                    continue
                ran += 1
                headers = {"Host": node.address, "Accept": "application/taxii+json;version=2.1", **authorization(case.get("as", "alice"))}
                body = body_of(case)
                if body is not None:
                    headers["Content-Type"] = "application/taxii+json;version=2.1"
                for name, value in case.get("headers", {}).items():
                    headers.pop(name, None)
                    if value != "none":
                        headers[name] = value
                path = fill(case["path"], node.names).replace(" ", "%20").replace("[", "%5B").replace("]", "%5D")
                for _ in range(case.get("tries", 1)):
                    wrong = check(case, node.ask(case.get("method", "GET"), path, headers, body), node.names)
                    if not wrong:
                        break
                    time.sleep(0.2)
                if wrong:
                    failed += 1
                    print(f"FAILED {case['name']}: {'; '.join(wrong)}")
        finally:
            node.stop()
    print(f"{ran - failed} of {ran} cases as the standard asks")
    sys.exit(1 if failed or ran == 0 else 0)


if __name__ == "__main__":
    main()
