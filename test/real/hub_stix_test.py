#!/usr/bin/env python3
"""What a hub says in STIX is STIX 2.1 to the validator of OASIS: the objects of released shares of several kinds, with a playbook, recalled ones, and a
campaign as it is exported. Nobody's name stands in it.

usage: hub_stix_test.py SEKIMORI BUILD
"""
import base64
import json
import sys
import urllib.request

from python_packages import require

require(sys.argv[2], "stix2validator=stix2-validator")

from stix2validator import ValidationOptions, validate_instance, validate_string  # noqa: E402

from log_in_session import expect  # noqa: E402
from taxii_node import PASSWORD, TaxiiNode  # noqa: E402

FIRMS = [("株式会社霧島精機", "kirishima-seiki.example"), ("朝凪電工株式会社", "asanagi.example"), ("白嶺重化株式会社", "hakurei.example"),
         ("蒼海製鋼株式会社", "soukai.example"), ("紅葉機械株式会社", "momiji.example")]
URL = "http://198.51.100.23/cv.zip"
HASH = "275a021bbfb6489e54d471899f7db9d1663fc695ec2fe2a2c4538aabf651fd0e"


def mail(domain, i):
    return (f"From: recruit <hr@bad-trade.com>\nTo: w.yaegashi@{domain}\nSubject: order {i}\nDate: Tue, 10 Feb 2026 10:15:00 +0900\n"
            f"Content-Type: text/plain; charset=utf-8\n\n履歴書は {URL} にあります。CVE-2021-44228、{HASH}\n")


MISP = json.dumps({"Event": {"info": "lure", "date": "2026-02-10", "Attribute": [{"type": "url", "value": URL}, {"type": "sha256", "value": HASH},
                                                                                {"type": "ip-dst", "value": "45.77.201.9"}]}})
STIX = json.dumps({"type": "bundle", "id": "bundle--00000000-0000-4000-8000-000000000000", "objects": [
    {"type": "indicator", "spec_version": "2.1", "id": "indicator--00000000-0000-4000-8000-000000000005", "created": "2026-02-10T01:02:05.000Z",
     "modified": "2026-02-10T01:02:05.000Z", "pattern": f"[url:value = '{URL}']", "pattern_type": "stix", "valid_from": "2026-02-10T01:02:05.000Z"}]})
TABLE = f"type,value\nurl,{URL}\nsha256,{HASH}\nvulnerability,CVE-2021-44228\ntechnique,T1566.001\n"
PLAYBOOK = json.dumps({"type": "playbook", "spec_version": "cacao-2.0", "id": "playbook--00000000-0000-4000-8000-000000000001", "name": "Close the door",
                       "created": "2026-02-10T00:00:00.000Z", "modified": "2026-02-10T00:00:00.000Z", "created_by": "identity--00000000-0000-4000-8000-000000000002",
                       "workflow_start": "start--00000000-0000-4000-8000-000000000003",
                       "workflow": {"start--00000000-0000-4000-8000-000000000003": {"type": "start", "on_completion": "end--00000000-0000-4000-8000-000000000004"},
                                    "end--00000000-0000-4000-8000-000000000004": {"type": "end"}}})


def main():
    options = ValidationOptions(version="2.1", strict=False)
    with TaxiiNode(sys.argv[1], logins=("op", "second", *(f"c{i}" for i in range(1, 6)))) as node:
        folder, password = node.root, node.root / "password"

        def file(name, text):
            (folder / name).write_text(text, encoding="utf-8")
            return str(folder / name)

        def act(login, *words):
            return node.run(*words, "--login", login, "--password-file", str(password))

        roster = {"version": 1, "organisations": [{"names": [name], "domains": [domain], "industry": "29", "prefecture": "神奈川県", "employees": 1200,
                                                   "contacts": [{"name": "窓口", "mail": "soc@" + domain}]} for name, domain in FIRMS]}
        node.run("sig", "add", "heavy", "--ja", "重工", "--en", "Heavy industry")
        node.run("member", "import", file("roster.json", json.dumps(roster, ensure_ascii=False)))
        node.run("account", "change", "--login", "op", "--role", "hub_operator", "--reason", "test")
        node.run("account", "change", "--login", "second", "--role", "hub_reviewer", "--reason", "test")
        for i in range(1, 6):
            member = f"M-00{i}"
            node.run("member", "agreement", member, "--state", "signed", "--signed-on", "2026-01-05")
            node.run("member", "join", member, "heavy")
            node.run("member", "state", member, "active", "--reason", "signed")
            node.run("account", "change", "--login", f"c{i}", "--role", "member_contact", "--reason", "test")
            node.run("member", "account", member, f"c{i}")
        reports = [(1, "a.eml", mail(FIRMS[0][1], 1), "mail_with_url", "AMBER"), (2, "b.json", MISP, "fake_site", "AMBER"),
                   (3, "c.json", STIX, "vulnerability", "AMBER+STRICT"), (4, "d.csv", TABLE, "insider_leak", "AMBER"),
                   (5, "e.eml", mail(FIRMS[4][1], 2), "exchange_thread", "AMBER")]
        playbook = file("playbook.json", PLAYBOOK)
        shares = []
        for i, name, text, kind, tlp in reports:
            number = json.loads(act(f"c{i}", "report", "receive", file(name, text), "--kind", kind, "--member", f"M-00{i}", "--json"))["number"]
            act("op", "report", "triage", number, "targeted")
            more = ("--playbook", playbook) if i == 1 else ()
            sha256 = json.loads(act("op", "report", "mask", number, "--audience", "heavy", "--tlp", tlp, "--json", *more))["report"]["draft"]["sha256"]
            act("second", "report", "review", number, sha256)
            act(f"c{i}", "report", "consent", number, sha256)
            shares.append(json.loads(act("op", "report", "release", number, "--json"))["number"])
        node.run("share", "recall", shares[-1], "--reason", "wrong address")
        node.run("campaign", "link")
        campaigns = [json.loads(line)["campaign"] for line in node.run("campaign", "list", "--least", "3", "--json").splitlines()]
        expect(campaigns, "the reports are one campaign")
        for campaign in campaigns:
            text = node.run("campaign", "stix", campaign)
            result = validate_string(text, options)
            results = result if isinstance(result, list) else [result]
            wrong = [str(problem) for one in results for problem in one.errors]
            expect(not wrong, f"the campaign: {wrong[:3]}")
            expect("campaign" in {thing["type"] for thing in json.loads(text)["objects"]}, "a campaign object")
        node.start()
        word = base64.b64encode(f"c2:{PASSWORD}".encode()).decode()
        seen, url = [], node.url + "hub/collections/heavy/objects/?match%5Bversion%5D=all&limit=500"
        request = urllib.request.Request(url, headers={"Accept": "application/taxii+json;version=2.1", "Authorization": f"Basic {word}"})
        with urllib.request.urlopen(request, timeout=60) as answer:
            seen = json.loads(answer.read())["objects"]
        kinds = {}
        wrong = []
        for made in seen:
            kinds[made["type"]] = kinds.get(made["type"], 0) + 1
            wrong += [f"{made['id']}: {error}" for error in validate_instance(made, options).errors]
        expect(not wrong, f"{len(wrong)} errors in {len(seen)} objects: {wrong[:3]}")
        expect(kinds.get("report", 0) == len(shares) and kinds.get("indicator", 0) >= 5 and kinds.get("language-content"), f"what shares are made of: {kinds}")
        expect(kinds.get("course-of-action") or kinds.get("playbook") or any("playbook" in json.dumps(one) for one in seen), f"the playbook: {kinds}")
        expect(any(one.get("revoked") for one in seen), "the recalled one is revoked")
        said = json.dumps(seen, ensure_ascii=False)
        for name, domain in FIRMS:
            expect(domain not in said and name.replace("株式会社", "") not in said, f"{name} is named")
        print(f"{len(seen)} objects of {len(shares)} shares and {len(campaigns)} campaign: no error")


if __name__ == "__main__":
    main()
