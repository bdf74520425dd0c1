#!/usr/bin/env python3
"""MISP's own library reads the feed that a hub writes, agrees with its manifest and hashes, and writes events that a hub takes in.

usage: misp_feed_test.py SEKIMORI BUILD
"""
import csv
import json
import pathlib
import subprocess
import sys
import tempfile

from log_in_session import expect
from python_packages import require

require(sys.argv[2], "pymisp")

import pymisp  # noqa: E402

MEMBERS = ["株式会社霧島精機", "朝凪電工株式会社", "白嶺重化株式会社", "蒼海製鋼株式会社", "紅葉機械株式会社", "翠嶺工業株式会社", "白浜化工株式会社"]
REPORT = """From: attacker@bad-trade.com
To: desk@kirishima-seiki.example
Subject: order
Date: Tue, 10 Feb 2026 10:15:00 +0900
Content-Type: text/plain; charset=utf-8

See http://198.51.100.23/cv.zip and http://bad-trade.com/a.
"""


def main():
    binary = pathlib.Path(sys.argv[1]).resolve()
    with tempfile.TemporaryDirectory(prefix="sekimori-misp-") as name:
        folder = pathlib.Path(name)
        data = str(folder / "d")

        def run(*words, code=0):
            done = subprocess.run([binary, *words, "--data", data], capture_output=True, text=True, timeout=120)
            expect(done.returncode == code, f"sekimori {' '.join(words[:4])} ended with {done.returncode}: {done.stderr}")
            return done.stdout

        rows = [{"names": [one], "domains": ["kirishima-seiki.example"] if i == 0 else [f"m{i}.example"], "industry": "29", "prefecture": "神奈川県",
                 "employees": 900, "contacts": [{"name": "窓口", "mail": f"m{i}@example.jp"}]} for i, one in enumerate(MEMBERS)]
        (folder / "roster.json").write_text(json.dumps({"version": 1, "organisations": rows}, ensure_ascii=False))
        (folder / "report.eml").write_text(REPORT)
        (folder / "pw").write_text("correct horse battery\n")
        run("sig", "add", "heavy", "--ja", "重工", "--en", "Heavy industry")
        run("member", "import", str(folder / "roster.json"))
        for i in range(1, len(MEMBERS) + 1):
            run("member", "agreement", f"M-00{i}", "--state", "signed", "--signed-on", "2026-01-05")
            run("member", "join", f"M-00{i}", "heavy")
            run("member", "state", f"M-00{i}", "active", "--reason", "signed")
        for login, role in (("op", "hub_operator"), ("second", "hub_reviewer"), ("contact", "member_contact")):
            run("account", "create", "--login", login, "--role", role, "--password-file", str(folder / "pw"))
        run("member", "account", "M-001", "contact")

        def as_person(login):
            return ["--login", login, "--password-file", str(folder / "pw")]

        number = json.loads(run("report", "receive", str(folder / "report.eml"), "--kind", "mail_with_url", "--member", "M-001", "--title", "order", "--json",
                                *as_person("contact")))["number"]
        run("report", "triage", number, "targeted", "--note", "aimed", *as_person("op"))
        digest = json.loads(run("report", "mask", number, "--audience", "heavy", "--tlp", "GREEN", "--json", *as_person("op")))["report"]["draft"]["sha256"]
        run("report", "review", number, digest, *as_person("second"))
        run("report", "consent", number, digest, *as_person("contact"))
        run("report", "release", number, "--tlp", "GREEN", *as_person("op"))

        feed = folder / "feed"
        run("share", "feed", "misp", "--audience", "heavy", "--output", str(feed), *as_person("contact"))
        manifest = json.loads((feed / "manifest.json").read_text())
        expect(len(manifest) == 1, "one share, one event")
        for uuid, said in manifest.items():
            event = pymisp.MISPEvent()
            event.load_file(feed / f"{uuid}.json")
            expect(event.uuid == uuid and len(event.attributes) >= 2, "the event has its UUID and the attacker's values")
            expect(all(attribute.to_ids for attribute in event.attributes), "they are to be detected")
            own = json.loads(json.dumps(event.manifest, default=pymisp.pymisp_json_default))[uuid]
            for part in ("info", "date", "analysis", "threat_level_id"):
                expect(str(own[part]) == str(said[part]), f"manifest.{part}: {own[part]} and {said[part]}")
            expect(int(own["timestamp"]) == int(said["timestamp"]) and own["Orgc"]["name"] == said["Orgc"]["name"], "manifest")
            expect([tag["name"] for tag in own["Tag"]] == ["tlp:green"], f"the label: {own['Tag']}")
            ours = sorted(row[0] for row in csv.reader((feed / "hashes.csv").open()))
            expect(ours == sorted(event.attributes_hashes("md5")), "hashes.csv is what MISP would write")
            values = {attribute.value for attribute in event.attributes}
            expect("http://198.51.100.23/cv.zip" in values, f"the link is there: {values}")
            expect("kirishima" not in (feed / f"{uuid}.json").read_text(), "nobody is named")

        # The other way: what MISP writes becomes STIX in a collection.
        event = pymisp.MISPEvent()
        event.info = "A wave of mails"
        event.add_tag("tlp:amber")
        event.orgc = pymisp.MISPOrganisation()
        event.orgc.name, event.orgc.uuid = "CERT", "5f7a1b2c-1111-4222-8333-444455556667"
        event.add_attribute("domain", "c2.example")
        event.add_attribute("filename|sha256", "a.exe|" + "ab" * 32)
        event.add_attribute("email-src", "evil@c2.example", to_ids=False)
        made = pymisp.MISPObject("file", standalone=False)
        made.add_attribute("filename", value="b.exe")
        made.add_attribute("md5", value="cd" * 16)
        event.add_object(made)
        (folder / "event.json").write_text(json.dumps({"Event": json.loads(event.to_json())}))
        run("share", "collection", "add", "From MISP", "--alias", "misp", "--read", "anybody", "--write", "anybody")
        said = json.loads(run("share", "import", "--misp", "misp", str(folder / "event.json"), "--json"))
        expect(said["failure_count"] == 0 and said["success_count"] >= 5, f"all of it is taken: {said}")
        again = json.loads(run("share", "import", "--misp", "misp", str(folder / "event.json"), "--json"))
        expect(again["failure_count"] == 0, "and again without harm")
    print("MISP's library reads the feed and its events are taken in")


if __name__ == "__main__":
    main()
