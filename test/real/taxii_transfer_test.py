"""Our client against real servers: what medallion holds is fetched byte by byte of its meaning, what we hold is sent to another Sekimori and to
medallion; a second run moves nothing; only what a mark allows leaves.

usage: taxii_transfer_test.py SEKIMORI BUILD_DIRECTORY
"""

import json
import sys

from python_packages import require

require(sys.argv[2], "medallion")

from taxii_medallion_test import COLLECTION, PASSWORD, SHARED, start_medallion  # noqa: E402
from taxii_node import TaxiiNode  # noqa: E402

RED = "marking-definition--e828b379-4e03-4974-9ac4-e53a884c97c1"


def expect(condition, what):
    if not condition:
        raise SystemExit(f"FAILED: {what}")


def indicator(number, **more):
    return {"type": "indicator", "spec_version": "2.1", "id": f"indicator--00000000-0000-4000-8000-{number:012d}", "created": "2026-01-01T00:00:00.000Z",
            "modified": "2026-01-01T00:00:00.000Z", "pattern": "[file:size = 1]", "pattern_type": "stix", "valid_from": "2026-01-01T00:00:00Z", **more}


def main():
    with TaxiiNode(sys.argv[1]) as hub, TaxiiNode(sys.argv[1]) as member:
        theirs = hub.collection("Theirs", "--alias", "theirs", "--read", "alice", "--write", "alice")
        hub.start()
        member.collection("Own", "--alias", "own", "--read", "alice", "--write", "alice")
        member.collection("Fetched", "--alias", "fetched", "--read", "alice")
        secret = member.root / "secret"
        secret.write_text(PASSWORD)
        access = ["--user", "alice", "--remote-password-file", str(secret), "--json"]
        address = f"{hub.url}share/collections/{theirs}/"

        bundle = member.root / "own.json"
        bundle.write_text(json.dumps({"objects": [indicator(i, **({"object_marking_refs": [RED]} if i % 10 == 0 else {})) for i in range(2500)]}))
        member.run("share", "import", "own", str(bundle))
        sent = json.loads(member.run("share", "push", "own", address, *access))
        expect(sent["objects"] == sent["taken"] == 2250 and not sent["refused"], f"what is marked RED stays here: {sent}")
        again = json.loads(member.run("share", "push", "own", address, *access))
        expect(again["objects"] == 0, f"a second run sends nothing: {again}")

        got = json.loads(member.run("share", "pull", address, "fetched", *access))
        expect(got["objects"] == got["taken"] == 2250 and got["pages"] == 5, f"all of it comes back: {got}")
        again = json.loads(member.run("share", "pull", address, "fetched", *access))
        expect(again["objects"] == 0, f"a second run fetches nothing: {again}")
        bundle.write_text(json.dumps({"objects": [indicator(5000)]}))
        member.run("share", "import", "own", str(bundle))
        expect(json.loads(member.run("share", "push", "own", address, *access))["objects"] == 1, "only what is new is sent")
        expect(json.loads(member.run("share", "pull", address, "fetched", *access))["objects"] == 1, "only what is new is fetched")

        if SHARED.exists():
            (member.root / "data.json").write_text(SHARED.read_text(encoding="utf-8"))
            medallion = start_medallion(member.root)
            try:
                foreign = f"http://127.0.0.1:18742/trustgroup1/collections/{COLLECTION}/"
                got = json.loads(member.run("share", "pull", foreign, "fetched", *access))
                expect(got["objects"] >= 7 and got["taken"] == got["objects"], f"what medallion holds: {got}")
                drop = "http://127.0.0.1:18742/trustgroup1/collections/365fed99-08fa-fdcd-a1b3-fb247eb41d01/"
                bundle.write_text(json.dumps({"objects": [indicator(i) for i in range(6000, 6020)]}))
                few = member.collection("Few", "--alias", "few", "--read", "alice")
                member.run("share", "import", few, str(bundle))
                sent = json.loads(member.run("share", "push", "few", drop, *access))
                expect(sent["taken"] == 20, f"medallion takes what we send: {sent}")
            finally:
                medallion.terminate()
                medallion.wait(30)
    print("fetched from and sent to another Sekimori and medallion, each object once")


if __name__ == "__main__":
    main()
