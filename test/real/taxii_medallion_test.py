"""medallion (OASIS's own TAXII 2.1 server) and we are asked the same, over the same objects with the same dates: objects, order, versions, dates,
"more" and status codes must be equal.

usage: taxii_medallion_test.py SEKIMORI BUILD_DIRECTORY

The objects are those that medallion is tested with (../shared/data/cti/stix/taxii). Not compared: what the standard leaves open (texts of errors,
the form of "next", the order of versions, which are oldest first here as everything else, newest first there), and what we do otherwise on purpose:
a collection that one may neither read nor write is 404 with us, listed and 403 there; which version of the standard counts does not hang on the
date from which somebody asks.
"""

import base64
import http.client
import itertools
import json
import subprocess
import sys
import time
from pathlib import Path

from python_packages import require, skip

SHARED = Path(__file__).resolve().parents[3] / "shared" / "data" / "cti" / "stix" / "taxii" / "default_data.json"
require(sys.argv[2], "medallion")

from taxii_node import TaxiiNode  # noqa: E402

TYPE = "application/taxii+json;version=2.1"
COLLECTION = "91a7b528-80eb-42ed-a74d-c6fbd5a26116"
PASSWORD = "a long password 1"


def ask(address, method, path, body=None):
    connection = http.client.HTTPConnection(address, timeout=30)
    headers = {"Accept": TYPE, "Authorization": "Basic " + base64.b64encode(f"alice:{PASSWORD}".encode()).decode()}
    if body is not None:
        headers["Content-Type"] = TYPE
    connection.request(method, path.replace("[", "%5B").replace("]", "%5D"), body=body, headers=headers)
    answer = connection.getresponse()
    data = answer.read()
    try:
        return answer.status, dict(answer.getheaders()), json.loads(data)
    except ValueError:
        return answer.status, dict(answer.getheaders()), None


def told(answer):
    """What of an answer the standard settles."""
    status, headers, body = answer
    if status != 200 or not isinstance(body, dict):
        return status
    return (status, body.get("more", False), body.get("objects", []), sorted(body.get("versions", [])), headers.get("X-TAXII-Date-Added-First"),
            headers.get("X-TAXII-Date-Added-Last"))


def start_medallion(folder):
    config = folder / "medallion.json"
    config.write_text(json.dumps({"backend": {"module": "medallion.backends.memory_backend", "module_class": "MemoryBackend", "filename": str(folder / "data.json")},
                                  "users": {"alice": PASSWORD}, "taxii": {"max_page_size": 100}}))
    process = subprocess.Popen([str(Path(sys.executable).with_name("medallion")), str(config), "--host", "127.0.0.1", "--port", "18742"],
                               stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    for _ in range(200):
        try:
            if ask("127.0.0.1:18742", "GET", "/taxii2/")[0] == 200:
                return process
        except OSError:
            time.sleep(0.1)
    process.kill()
    skip("medallion does not start")


def questions(objects):
    ids = sorted({o["id"] for o in objects})
    filters = ["", "limit=3", "limit=1", "limit=100", "added_after=2016-11-03T12:30:59Z", "added_after=2017-01-27T13:49:59.99Z", "added_after=2099-01-01T00:00:00Z",
               "match[version]=first", "match[version]=last", "match[version]=all", "match[version]=2016-12-25T12:30:59.444Z", "match[version]=first,last",
               "match[version]=1999-01-01T00:00:00.000Z", "match[spec_version]=2.0", "match[spec_version]=2.1", "match[spec_version]=2.0,2.1", "limit=-5", "limit=x"]
    more = ["match[type]=indicator", "match[type]=indicator,malware", "match[type]=campaign", f"match[id]={ids[0]}", f"match[id]={ids[0]},{ids[-1]}",
            "match[id]=indicator--00000000-0000-4000-8000-000000000000"]
    both = [f"{a}&{b}" for a, b in itertools.product(more, ["match[version]=all", "match[version]=first", "match[spec_version]=2.0", "limit=1", "added_after=2016-01-01T00:00:00Z"])]
    base = f"collections/{COLLECTION}/"
    for what in ("objects/", "manifest/"):
        for one in filters + more + both:
            yield base + what + ("?" + one if one else "")
    for identifier in [*ids, "malware--cee60c30-a68c-11e3-b0c1-a01aac20d000"]:
        for one in filters:
            yield f"{base}objects/{identifier}/" + ("?" + one if one else "")
            if "match[version]" not in one:
                yield f"{base}objects/{identifier}/versions/" + ("?" + one if one else "")
    yield "collections/12345678-1234-1234-1234-123456789012/"
    yield "collections/12345678-1234-1234-1234-123456789012/objects/"
    yield "status/22101993/"


def main():
    if not SHARED.exists():
        skip("../shared/data/cti/stix/taxii is not here")
    # Two of the dates are the same in the data, which we never have: the second is a microsecond later, for both servers.
    text = SHARED.read_text(encoding="utf-8")
    same = '"2017-01-27T13:49:59.997000Z"'
    second = text.find(same, text.find(same) + 1)
    text = text[:second] + same.replace("997000", "997001") + text[second + len(same):]
    data = json.loads(text)
    theirs = next(c for c in data["trustgroup1"]["collections"] if c["id"] == COLLECTION)
    with TaxiiNode(sys.argv[1]) as node:
        node.collection(theirs["title"], "--id", COLLECTION, "--root", "trustgroup1", "--read", "alice", "--write", "alice")
        bundle, manifest = node.root / "bundle.json", node.root / "manifest.json"
        bundle.write_text(json.dumps({"objects": theirs["objects"]}))
        manifest.write_text(json.dumps({"objects": theirs["manifest"]}))
        node.run("share", "import", COLLECTION, str(bundle), "--manifest", str(manifest))
        node.start()
        ours = node.url.split("//")[1].split("/")[0]
        (node.root / "data.json").write_text(text)
        medallion = start_medallion(node.root)
        different, asked = [], 0
        try:
            for question in questions(theirs["objects"]):
                asked += 1
                mine, other = told(ask(ours, "GET", "/taxii2/trustgroup1/" + question)), told(ask("127.0.0.1:18742", "GET", "/trustgroup1/" + question))
                if mine != other:
                    different.append(f"{question}: {json.dumps(mine)[:300]} with us, {json.dumps(other)[:300]} with medallion")
        finally:
            medallion.terminate()
            medallion.wait(30)
    for line in different[:40]:
        print("different:", line)
    print(f"{asked - len(different)} of {asked} questions answered alike by medallion and us")
    if different:
        raise SystemExit("FAILED")


if __name__ == "__main__":
    main()
