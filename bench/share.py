#!/usr/bin/env python3
"""Collections over HTTP: pages of 100 out of 100,000 objects, bundles coming in, ten readers beside four writers. Beside us OpenTAXII with
SQLite under gunicorn with two workers, and medallion with its memory, both from PyPI, asked for the same pages by the same client.

usage: share.py SEKIMORI BUILD_FOLDER
"""
import base64
import http.client
import json
import os
import pathlib
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
import uuid

sys.path[:0] = [str(pathlib.Path(__file__).resolve().parents[1] / "test" / part) for part in ("real", "fault")]
from python_packages import require  # noqa: E402
from taxii_node import PASSWORD, TaxiiNode  # noqa: E402

program, build = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
require(str(build), "opentaxii", "medallion", "gunicorn")
client = next((p for p in build.rglob("bench_api") if p.is_file()), None)
TYPE = "application/taxii+json;version=2.1"
OBJECTS = int(os.environ.get("SEKIMORI_BENCH_OBJECTS", "100000"))
PUBLISHED = int(os.environ.get("SEKIMORI_BENCH_PUBLISHED", "1000000"))
SECONDS = 5


def figure(what, value, unit, note, peer="", peer_value=None):
    row = {"what": what, "value": value, "unit": unit, "peer": peer, "note": note}
    if peer_value is not None:
        row["peer_value"] = peer_value
    print(json.dumps(row, ensure_ascii=False), flush=True)


def indicator(number, family=0):
    return {"type": "indicator", "spec_version": "2.1", "id": f"indicator--{family:08x}-0000-4000-8000-{number:012x}",
            "created": "2026-01-05T09:00:00.000Z", "modified": "2026-01-05T09:00:00.000Z", "name": "Malicious site hosting downloader",
            "description": "A host seen in a campaign against makers of machine parts; mails in the name of a supplier carry an archive.",
            "indicator_types": ["malicious-activity"], "pattern": f"[ipv4-addr:value = '10.{number >> 16 & 255}.{number >> 8 & 255}.{number & 255}']",
            "pattern_type": "stix", "valid_from": "2026-01-05T09:00:00Z", "labels": ["c2"], "confidence": number % 101}


class Talk:
    """One kept connection."""

    def __init__(self, address, authorization):
        self.connection = http.client.HTTPConnection(address, timeout=30)
        self.headers = {"Accept": TYPE, "Authorization": authorization}

    def get(self, path):
        self.connection.request("GET", path, headers=self.headers)
        answer = self.connection.getresponse()
        body = answer.read()
        if answer.status != 200:
            sys.exit(f"GET {path}: {answer.status} {body[:300]!r}")
        return body

    def post(self, path, body, judge=True):
        self.connection.request("POST", path, body=body, headers={**self.headers, "Content-Type": TYPE})
        answer = self.connection.getresponse()
        data = answer.read()
        if not judge:
            return None
        if answer.status not in (200, 202):
            sys.exit(f"POST {path}: {answer.status} {data[:300]!r}")
        return json.loads(data)


def processor_seconds(pids):
    sum_of = 0
    for pid in pids:
        fields = pathlib.Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
        sum_of += int(fields[11]) + int(fields[12])
    return sum_of / os.sysconf("SC_CLK_TCK")


def pages_a_second(address, authorization, path, seconds=SECONDS, readers=8):
    """The same for every server: so many readers, each asking for the same page again and again on a kept connection."""
    counts, delays, stop = [0] * readers, [], time.monotonic() + seconds

    def read(number):
        talk = Talk(address, authorization)
        while time.monotonic() < stop:
            asked = time.monotonic()
            try:
                if len(json.loads(talk.get(path))["objects"]) != 100:
                    return
            except (OSError, http.client.HTTPException):
                return
            delays.append(time.monotonic() - asked)
            counts[number] += 1

    threads = [threading.Thread(target=read, args=(n,)) for n in range(readers)]
    begin = time.monotonic()
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    if not delays:
        return None
    return sum(counts) / (time.monotonic() - begin), sorted(delays)[int(len(delays) * 0.99)] * 1e3


def children_of(pid):
    return [pid] + [int(p.name) for p in pathlib.Path("/proc").iterdir() if p.name.isdigit() and
                    (p / "stat").exists() and (p / "stat").read_text().rsplit(")", 1)[1].split()[1] == str(pid)]


def wait_for(address, path, authorization, seconds=60):
    for _ in range(seconds * 10):
        try:
            talk = http.client.HTTPConnection(address, timeout=5)
            talk.request("GET", path, headers={"Accept": TYPE, "Authorization": authorization})
            if talk.getresponse().status == 200:
                return True
        except OSError:
            pass
        time.sleep(0.1)
    return False


def opentaxii(folder, count):
    """OpenTAXII with `count` objects in SQLite under gunicorn; (pages a second, p99 ms, pages a processor second, objects stored a second)."""
    folder = pathlib.Path(folder)
    (folder / "config.yml").write_text(f"""---
domain: "127.0.0.1"
support_basic_auth: yes
return_server_error_details: no
auth_api:
  class: opentaxii.auth.sqldb.SQLDatabaseAPI
  parameters: {{db_connection: "sqlite:///{folder}/auth.db", create_tables: yes, secret: "only for this run", token_ttl_secs: 3600}}
taxii1:
taxii2:
  public_discovery: true
  allow_custom_properties: true
  max_content_length: 20971520
  persistence_api:
    class: opentaxii.persistence.sqldb.Taxii2SQLDatabaseAPI
    parameters: {{db_connection: "sqlite:///{folder}/data.db", create_tables: yes}}
logging: {{opentaxii: error, root: error}}
""")
    environment = dict(os.environ, OPENTAXII_CONFIG=str(folder / "config.yml"))
    tools = pathlib.Path(sys.executable).parent

    def tool(name, *words):
        return subprocess.run([str(tools / name), *words], capture_output=True, text=True, env=environment, cwd=folder)

    tool("opentaxii-create-account", "-u", "bench", "-p", "bench", "--admin")
    tool("opentaxii-add-api-root", "-t", "bench", "--default")
    rows = lambda table: [str(uuid.UUID(row[0])) for row in sqlite3.connect(folder / "data.db").execute(f"select id from {table}")]
    try:
        root = rows("opentaxii_api_root")[0]
        tool("opentaxii-add-collection", "-r", root, "-t", "bench", "--public", "--public-write")
        collection = rows("opentaxii_collection")[0]
    except (sqlite3.Error, IndexError) as problem:
        print("OpenTAXII cannot be prepared:", problem)
        return None
    address = "127.0.0.1:18740"
    server = subprocess.Popen([sys.executable, "-m", "gunicorn", "opentaxii.http:app", "--bind", address, "--workers", "2", "--timeout", "300",
                               "--log-level", "error"], env=environment, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    authorization = "Basic " + base64.b64encode(b"bench:bench").decode()
    try:
        path = f"/taxii2/{root}/collections/{collection}/objects/"
        if not wait_for(address, f"/taxii2/{root}/", authorization):
            print("OpenTAXII does not answer")
            return None
        talk = Talk(address, authorization)
        begin = time.monotonic()
        for at in range(0, count, 500):
            # Its answer is a 500 with the Flask of today although everything is stored; what counts is what is there afterwards.
            talk.post(path, json.dumps({"objects": [indicator(i) for i in range(at, min(count, at + 500))]}), judge=False)
        stored = count / (time.monotonic() - begin)
        if len(sqlite3.connect(folder / "data.db").execute("select 1 from opentaxii_stixobject").fetchall()) != count:
            print("OpenTAXII has not stored all")
            return None
        for _ in range(600):
            if len(json.loads(talk.get(path + "?limit=100")).get("objects", [])) == 100:
                break
            time.sleep(0.1)
        pids = children_of(server.pid)
        before = processor_seconds(pids)
        seen = pages_a_second(address, authorization, path + "?limit=100", readers=2)
        if not seen:
            print("OpenTAXII gives no pages to two readers")
            return None
        return *seen, seen[0] * SECONDS / max(processor_seconds(pids) - before, 1e-9), stored
    finally:
        server.kill()
        server.wait(30)


def medallion(folder, count):
    """medallion with `count` objects in its memory: (pages a second, p99 ms, pages a processor second)."""
    folder = pathlib.Path(folder)
    objects = [indicator(i) for i in range(count)]
    manifest = [{"id": o["id"], "date_added": f"2026-01-05T09:{i // 3600:02d}:{i // 60 % 60:02d}.{i % 60:06d}Z", "version": o["modified"],
                 "media_type": "application/stix+json;version=2.1"} for i, o in enumerate(objects)]
    root = {"title": "bench", "versions": [TYPE], "max_content_length": 9765625}
    collection = {"id": "91a7b528-80eb-42ed-a74d-c6fbd5a26116", "title": "bench", "can_read": True, "can_write": True,
                  "media_types": ["application/stix+json;version=2.1"], "objects": objects, "manifest": manifest}
    (folder / "medallion-data.json").write_text(json.dumps({"/discovery": {"title": "bench", "api_roots": ["http://127.0.0.1/bench/"]},
                                                            "bench": {"information": root, "status": [], "collections": [collection]}}))
    (folder / "medallion.json").write_text(json.dumps({
        "backend": {"module": "medallion.backends.memory_backend", "module_class": "MemoryBackend", "filename": str(folder / "medallion-data.json")},
        "users": {"bench": "bench"}, "taxii": {"max_page_size": 100}}))
    address, authorization = "127.0.0.1:18741", "Basic " + base64.b64encode(b"bench:bench").decode()
    server = subprocess.Popen([str(pathlib.Path(sys.executable).with_name("medallion")), str(folder / "medallion.json"), "--host", "127.0.0.1", "--port", "18741"],
                              stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        if not wait_for(address, "/bench/", authorization):
            print("medallion does not answer")
            return None
        before = processor_seconds([server.pid])
        begin = time.monotonic()
        seen = pages_a_second(address, authorization, f"/bench/collections/{collection['id']}/objects/?limit=100", seconds=10, readers=1)
        if not seen:
            return None
        rate, late = seen
        return rate, late, rate * (time.monotonic() - begin) / max(processor_seconds([server.pid]) - before, 1e-9)
    finally:
        server.terminate()
        server.wait(30)


def beside(peer, folder, count):
    """A peer that does not keep up is told of and left out; what we measured of ourselves stays."""
    try:
        return peer(folder, count)
    except (OSError, http.client.HTTPException, ValueError, KeyError, subprocess.SubprocessError) as problem:
        print(f"{peer.__name__} left out: {type(problem).__name__} {problem}")
        return None


def our_pages(node, collection, token, rate=None):
    path = f"/taxii2/share/collections/{collection}/objects/?limit=100"
    address = node.url.split("//")[1].split("/")[0]
    if len(json.loads(Talk(address, "Bearer " + token).get(path))["objects"]) != 100:
        sys.exit("not a page of 100")
    before = processor_seconds([node.process.pid])
    done = subprocess.run([str(client), address.rsplit(":", 1)[1], token, path, "32", str(SECONDS), *([str(rate)] if rate else [])], capture_output=True,
                          text=True)
    if done.returncode != 0:
        sys.exit(f"bench_api: {done.returncode} {done.stderr}")
    seen = json.loads(done.stdout)
    if seen["errors"]:
        sys.exit(f"{seen['errors']} answers were not 200")
    used = processor_seconds([node.process.pid]) - before
    return seen["requests"] / seen["seconds"], seen["p50_ms"], seen["p99_ms"], seen["requests"] / used


def many_readers_and_writers(node, collection, token, count):
    """Four writers publish, ten readers page along; each reader must have every object exactly once."""
    address = node.url.split("//")[1].split("/")[0]
    path = f"/taxii2/share/collections/{collection}/objects/"
    writers, readers, batch = 4, 10, 1000
    done = threading.Event()
    problems = []
    program_text = r"""
import http.client, json, sys
address, path, token, family, count, batch = sys.argv[1:7]
c = http.client.HTTPConnection(address, timeout=300)
H = {"Accept": "application/taxii+json;version=2.1", "Content-Type": "application/taxii+json;version=2.1", "Authorization": "Bearer " + token}
body = '{"type":"domain-name","id":"domain-name--%08x-0000-4000-8000-%012x","value":"host-%d.example"}'
for at in range(0, int(count), int(batch)):
    c.request("POST", path, body='{"objects":[' + ",".join(body % (int(family), i, i) for i in range(at, min(int(count), at + int(batch)))) + "]}", headers=H)
    a = c.getresponse(); d = a.read()
    if a.status != 202 or b'"failures"' in d: sys.exit("%d %r" % (a.status, d[:300]))
"""
    reader_text = r"""
import http.client, re, sys, os
address, path, token, wanted, flag = sys.argv[1:6]
c = http.client.HTTPConnection(address, timeout=300)
H = {"Accept": "application/taxii+json;version=2.1", "Authorization": "Bearer " + token}
seen, repeated, after, next_, last = set(), 0, "", "", False
ids = re.compile(rb'"id":"domain-name--([0-9a-f-]{36})"')
while True:
    finished = os.path.exists(flag)
    c.request("GET", path + "?limit=1000" + ("&next=" + next_ if next_ else "&added_after=" + after if after else ""), headers=H)
    a = c.getresponse(); d = a.read()
    if a.status != 200: sys.exit("%d %r" % (a.status, d[:300]))
    found = ids.findall(d)
    for one in found:
        if one in seen: repeated += 1
        seen.add(one)
    last = a.getheader("X-TAXII-Date-Added-Last")
    if last: after = last
    more = re.match(rb'\{"more":true,"next":"([^"]+)"', d)
    next_ = more.group(1).decode() if more else ""
    if finished and not more: break
print(len(seen), repeated)
"""
    with tempfile.TemporaryDirectory() as folder:
        flag = os.path.join(folder, "done")
        begin = time.monotonic()
        reading = [subprocess.Popen([sys.executable, "-c", reader_text, address, path, token, str(count), flag], stdout=subprocess.PIPE, text=True)
                   for _ in range(readers)]
        writing = [subprocess.Popen([sys.executable, "-c", program_text, address, path, token, str(w), str(count // writers), str(batch)])
                   for w in range(writers)]
        for w in writing:
            if w.wait() != 0:
                problems.append("a writer failed")
        wrote = time.monotonic() - begin
        pathlib.Path(flag).touch()
        for r in reading:
            out, _ = r.communicate(timeout=600)
            if r.returncode != 0 or out.split() != [str(count // writers * writers), "0"]:
                problems.append(f"a reader saw {out.strip()}")
        done.set()
    if problems:
        sys.exit(f"readers beside writers: {problems}")
    return count / wrote, time.monotonic() - begin


def main():
    with TaxiiNode(str(program)) as node, tempfile.TemporaryDirectory() as other:
        pages = node.collection("Pages", "--read", "alice", "--write", "alice")
        flow = node.collection("Flow", "--read", "alice", "--write", "alice")
        token = node.run("token", "create", "--login", "alice", "--scope", "share").strip()
        node.start()
        address = node.url.split("//")[1].split("/")[0]
        talk = Talk(address, "Bearer " + token)
        bundles = [json.dumps({"objects": [indicator(i) for i in range(at, at + 1000)]}, separators=(",", ":")) for at in range(0, OBJECTS, 1000)]
        begin = time.monotonic()
        before = processor_seconds([node.process.pid])
        for bundle in bundles:
            status = talk.post(f"/taxii2/share/collections/{pages}/objects/", bundle)
            if status["success_count"] != 1000 or status["status"] != "complete":
                sys.exit(f"not all taken: {status['success_count']}")
        posting = time.monotonic() - begin
        used = processor_seconds([node.process.pid]) - before
        rate, p50, p99, of_core = our_pages(node, pages, token)
        paced = [(wanted, *our_pages(node, pages, token, wanted)) for wanted in (1000, 2500, 5000)]
        same_client, _ = pages_a_second(address, "Bearer " + token, f"/taxii2/share/collections/{pages}/objects/?limit=100")
        cores = os.cpu_count()
        print(f"{rate:.0f} pages/s, p50 {p50:.2f} ms, p99 {p99:.2f} ms, {of_core:.0f} pages/s of a core; {OBJECTS / posting:.0f} objects/s posted")
        published, whole = many_readers_and_writers(node, flow, token, PUBLISHED)
        figure("10 readers beside 4 writers", round(published), "objects/s published",
               f"{PUBLISHED} objects in bundles of 1,000, every reader has each of them once, {whole:.0f} s until the last; readers and writers are on the same {cores} cores")
        few = min(OBJECTS, 2_000)  # its pages cost more the more there is
        peer, slow = beside(opentaxii, other, few), beside(medallion, other, 1000)
        figure("GET objects, page of 100", round(of_core), "pages/s of a core",
               f"{OBJECTS} objects, 32 connections: {rate:.0f} pages/s beside the client on {cores} cores, p50 {p50:.2f} ms, p99 {p99:.2f} ms; by the "
               f"client that asks OpenTAXII {same_client:.0f} pages/s" + (f", OpenTAXII {peer[0]:.1f} pages/s with {few} objects stored" if peer else ""),
               "OpenTAXII, SQLite, gunicorn, 2 workers", round(peer[2], 1) if peer else None)
        if slow:
            figure("GET objects, page of 100, beside medallion", round(of_core), "pages/s of a core",
                   f"medallion holds 1,000 objects in memory, {slow[0]:.2f} pages/s, p99 {slow[1]:.0f} ms", "medallion, memory", round(slow[2], 2))
        for wanted, got, middle, late, _ in paced:
            figure(f"a page of 100 at {wanted:,} requests/s", round(late, 2), "ms p99", f"{got:.0f} requests/s answered, p50 {middle:.2f} ms; the client is on the "
                   f"same {cores} cores")
        figure("POST of bundles of 1,000, checked, durable", round(OBJECTS / posting), "objects/s",
               f"one sender, {OBJECTS / used:.0f} objects a processor second; each bundle synced with its status and its change record",
               "OpenTAXII, bundles of 500", round(peer[3]) if peer else None)


if __name__ == "__main__":
    main()
