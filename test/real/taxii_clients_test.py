"""Programs of others use our collections: taxii2-client and python-stix2's TAXIICollectionStore read, write and remove; stix2-validator finds no
error in what they get; real content (../shared/data/cti) comes back byte for byte.

usage: taxii_clients_test.py SEKIMORI BUILD_DIRECTORY
"""

import base64
import json
import sys
import urllib.request
from pathlib import Path

from python_packages import require

require(sys.argv[2], "taxii2client=taxii2-client", "stix2", "stix2validator=stix2-validator")

import stix2  # noqa: E402
from stix2validator import ValidationOptions, validate_instance  # noqa: E402
from taxii2client.v21 import ApiRoot, Collection, Server, Status, as_pages  # noqa: E402

from taxii_node import PASSWORD, TaxiiNode  # noqa: E402

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT / ".." / "shared" / "data" / "cti"


def expect(condition, what):
    if not condition:
        raise SystemExit(f"FAILED: {what}")


def through_taxii2_client(node, title):
    server = Server(node.url, user="alice", password=PASSWORD)
    root = server.default
    expect(isinstance(root, ApiRoot) and root.max_content_length > 0, "an API root")
    collection = next(c for c in root.collections if c.title == title)
    indicators = [stix2.v21.Indicator(name=f"例 {i}", pattern="[ipv4-addr:value = '198.51.100.%d']" % (i % 250), pattern_type="stix",
                                      valid_from="2020-01-01T00:00:00Z") for i in range(250)]
    status = collection.add_objects({"objects": [json.loads(i.serialize()) for i in indicators]})
    expect(isinstance(status, Status) and status.status == "complete" and status.success_count == 250, f"250 taken: {status.success_count}")
    seen = []
    for page in as_pages(collection.get_objects, per_request=40):
        seen += page.get("objects", [])
    expect([o["id"] for o in seen] == [i.id for i in indicators], "every object once, in the order in which it came")
    manifest = []
    for page in as_pages(collection.get_manifest, per_request=60):
        manifest += page.get("objects", [])
    dates = [row["date_added"] for row in manifest]
    expect(dates == sorted(set(dates)) and len(dates) == 250, "dates are unique and grow")
    after = collection.get_objects(added_after=dates[99], limit=10)["objects"]
    expect([o["id"] for o in after] == [i.id for i in indicators[100:110]], "added_after goes on behind the date")
    one = indicators[7]
    later = one.new_version(name="later")
    expect(collection.add_objects({"objects": [json.loads(later.serialize())]}).success_count == 1, "a new version")
    expect(len(collection.object_versions(one.id)["versions"]) == 2, "two versions")
    expect(collection.get_object(one.id)["objects"][0]["name"] == "later", "the last one is the usual one")
    collection.delete_object(one.id)
    try:
        collection.get_object(one.id)
        expect(False, "a removed object is gone")
    except Exception as gone:
        expect("404" in str(gone), f"a removed object is 404: {gone}")
    # A large bundle is taken at once and told of later; the client waits for it by itself.
    many = [stix2.v21.IPv4Address(value=f"10.{i // 250}.{i % 250}.1") for i in range(1500)]
    status = collection.add_objects({"objects": [json.loads(a.serialize()) for a in many]}, wait_for_completion=True, poll_interval=0.2)
    expect(status.status == "complete" and status.success_count == 1500, f"a large bundle: {status.status} {status.success_count}")


def through_stix2_store(node, identifier):
    collection = Collection(f"{node.url}share/collections/{identifier}/", user="alice", password=PASSWORD)
    store = stix2.TAXIICollectionStore(collection)
    author = stix2.v21.Identity(name="例示協会", identity_class="organization")
    malware = stix2.v21.Malware(name="m", is_family=False, created_by_ref=author.id, object_marking_refs=[stix2.TLP_GREEN])
    store.add([author, malware])
    expect(store.get(malware.id) == malware, "the object comes back equal")
    later = malware.new_version(name="n")
    store.add(later)
    expect(store.get(malware.id).name == "n", "the last version")
    expect(len(store.all_versions(malware.id)) == 2, "all versions")
    found = store.query([stix2.Filter("type", "=", "malware")])
    expect([o.id for o in found] == [malware.id], "a query by type")
    expect(store.query([stix2.Filter("type", "=", "campaign")]) == [], "a query that finds nothing")


def get(url):
    request = urllib.request.Request(url, headers={"Accept": "application/taxii+json;version=2.1",
                                                   "Authorization": "Basic " + base64.b64encode(f"alice:{PASSWORD}".encode()).decode()})
    with urllib.request.urlopen(request, timeout=60) as answer:
        return answer.read().decode()


def real_content_comes_back(node, identifier):
    """Every object of the real files, sent as it stands in the file, is found in the pages letter for letter."""
    if not SHARED.exists():
        print("skipped in part: ../shared/data/cti is not here")
        return
    collection = Collection(f"{node.url}share/collections/{identifier}/", user="alice", password=PASSWORD)
    decoder = json.JSONDecoder()
    texts, refused, files = [], [], 0
    for path in sorted([*SHARED.glob("stix/examples/*.json"), *SHARED.glob("stix/schema-examples/*.json"), *SHARED.glob("stix/misp-stix/*stix2*.json"),
                        *SHARED.glob("mitre/**/*.json")]):
        text = path.read_text(encoding="utf-8")
        at = text.find('"objects"')
        if at < 0:
            continue
        at = text.index("[", at) + 1
        mine = []
        while True:
            while text[at] in " \t\r\n,":
                at += 1
            if text[at] == "]":
                break
            _, end = decoder.raw_decode(text, at)
            mine.append(text[at:end])
            at = end
        files += 1
        for start in range(0, len(mine), 500):
            part = mine[start:start + 500]
            request = urllib.request.Request(f"{node.url}share/collections/{identifier}/objects/", data=("{\"objects\":[" + ",".join(part) + "]}").encode(), headers={
                "Accept": "application/taxii+json;version=2.1", "Content-Type": "application/taxii+json;version=2.1",
                "Authorization": "Basic " + base64.b64encode(f"alice:{PASSWORD}".encode()).decode()})
            with urllib.request.urlopen(request, timeout=120) as answer:
                status = json.load(answer)
            refused += [f"{path.name}: {f['id']} {f['message']}" for f in status.get("failures", [])]
        texts += mine
    expect(len(texts) > 3000 and files > 10, f"real files: {files} with {len(texts)} objects")
    pages, url = [], f"{node.url}share/collections/{identifier}/objects/?match[version]=all&match[spec_version]=2.0,2.1&limit=500"
    following = ""
    while True:
        page = get((url + following).replace("[", "%5B").replace("]", "%5D"))
        pages.append(page)
        more = json.loads(page)
        if not more.get("more"):
            break
        following = "&next=" + more["next"]
    whole = "\n".join(pages)
    missing = [t for t in texts if t not in whole]
    wrong_ids = {r.split(": ")[1].split(" ")[0] for r in refused}
    # Missing may be what was refused with a reason, and what others had sent before in the same version.
    unexplained = []
    for text in missing:
        made = json.loads(text)
        if made["id"] in wrong_ids:
            continue
        same = [t for t in texts if f'"{made["id"]}"' in t and json.loads(t).get("modified") == made.get("modified") and t in whole]
        if not same:
            unexplained.append(made["id"])
    expect(not unexplained, f"{len(unexplained)} objects are neither there nor refused: {unexplained[:3]}")
    print(f"{len(texts)} real objects of {files} files: {len(texts) - len(missing)} byte for byte, {len(refused)} refused with a reason")
    for line in refused[:5]:
        print("  refused:", line)


def what_we_say_of_ourselves_is_valid(node, identifier):
    options = ValidationOptions(version="2.1", strict=False)
    page = json.loads(get(f"{node.url}share/collections/{identifier}/objects/?limit=300"))
    wrong = []
    for made in page["objects"]:
        for error in validate_instance(made, options).errors:
            wrong.append(f"{made['id']}: {error}")
    expect(not wrong, f"stix2-validator: {wrong[:3]}")
    print(f"stix2-validator: 0 errors in {len(page['objects'])} objects")


def main():
    with TaxiiNode(sys.argv[1]) as node:
        node.collection("Client", "--alias", "client", "--read", "alice", "--write", "alice", "--id", "00000000-0000-4000-8000-000000000001")
        store = node.collection("Store", "--read", "alice", "--write", "alice")
        real = node.collection("Real", "--alias", "real", "--read", "alice", "--write", "alice")
        node.start()
        through_taxii2_client(node, "Client")
        through_stix2_store(node, store)
        what_we_say_of_ourselves_is_valid(node, store)
        what_we_say_of_ourselves_is_valid(node, "client")
        real_content_comes_back(node, real)
    print("taxii2-client, python-stix2 and stix2-validator are content")


if __name__ == "__main__":
    main()
