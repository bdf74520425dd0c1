#!/usr/bin/env python3
"""Reports by TAXII: what a member's program pushes into an intake collection becomes one report of that member, however often it is pushed; what the hub's
own account pushes, or a member into an ordinary collection, becomes none.

usage: taxii_reports_test.py SEKIMORI BUILD
"""
import base64
import http.client
import json
import pathlib
import sys
import urllib.parse

from log_in_session import expect
from taxii_node import PASSWORD, TaxiiNode

TAXII = "application/taxii+json;version=2.1"
INDICATOR = {"type": "indicator", "spec_version": "2.1", "id": "indicator--7d3a2f0a-0b1c-4f7e-9a9e-1d2c3b4a5f60", "created": "2026-02-10T01:15:00.000Z",
             "modified": "2026-02-10T01:15:00.000Z", "pattern": "[email-addr:value = 'hr@bad-trade.test' OR ipv4-addr:value = '198.51.100.23']",
             "pattern_type": "stix", "valid_from": "2026-02-10T01:15:00Z"}


def main():
    sekimori = str(pathlib.Path(sys.argv[1]).resolve())
    with TaxiiNode(sekimori, logins=("contact", "stranger")) as node:
        roster = {"version": 1, "organisations": [{"names": ["霧島精機"], "domains": ["kirishima-seiki.example"], "industry": "29", "prefecture": "神奈川県", "employees": 1200,
                                                   "contacts": [{"name": "窓口", "mail": "soc@kirishima-seiki.example"}]}]}
        (node.root / "roster.json").write_text(json.dumps(roster, ensure_ascii=False))
        node.run("sig", "add", "heavy", "--ja", "重工", "--en", "Heavy industry")
        node.run("member", "import", str(node.root / "roster.json"))
        node.run("member", "agreement", "M-001", "--state", "signed", "--signed-on", "2026-01-05")
        node.run("member", "join", "M-001", "heavy")
        node.run("member", "state", "M-001", "active", "--reason", "signed")
        node.run("account", "change", "--login", "contact", "--role", "member_contact", "--reason", "test")
        node.run("member", "account", "M-001", "contact")
        node.collection("Reports", "--alias", "in", "--write", "contact", "--write", "stranger", "--intake", "yes")
        node.collection("Other", "--alias", "other", "--write", "contact")
        node.start()
        address = urllib.parse.urlsplit(node.url)

        def push(login, alias, *objects):
            connection = http.client.HTTPConnection(address.hostname, address.port, timeout=60)
            word = base64.b64encode(f"{login}:{PASSWORD}".encode()).decode()
            connection.request("POST", f"/taxii2/share/collections/{alias}/objects/", json.dumps({"objects": list(objects)}),
                               {"Authorization": f"Basic {word}", "Accept": TAXII, "Content-Type": TAXII})
            answer = connection.getresponse()
            return answer.status, json.loads(answer.read() or b"{}")

        for _ in range(2):
            status, said = push("contact", "in", INDICATOR)
            expect(status == 202 and said["success_count"] == 1, f"taken: {status} {said}")
        status, said = push("stranger", "in", INDICATOR)
        expect(status == 202, f"who speaks for no member may write where he is let: {status}")
        status, said = push("contact", "other", INDICATOR)
        expect(status == 202, f"an ordinary collection: {status}")
        status, said = push("contact", "in", {"type": "indicator"})
        expect(status == 202 and said["failure_count"] == 1, f"what is no STIX is no report: {status} {said}")
        node.stop()
        reports = [json.loads(line) for line in node.run("report", "list", "--json").splitlines()]
        expect(len(reports) == 1, f"one report: {reports}")
        expect(reports[0]["member"] == "M-001" and reports[0]["channel"] == "taxii" and reports[0]["proposed"]["format"] == "stix", f"of the member: {reports[0]}")
        shown = json.loads(node.run("report", "show", reports[0]["number"], "--json"))
        expect([one["value"] for one in shown["analysis"]["indicators"]["list"]] == ["hr@bad-trade.test", "198.51.100.23"], f"its indicators: {shown['analysis']['indicators']}")
    print("a push became one report of the member")


if __name__ == "__main__":
    main()
