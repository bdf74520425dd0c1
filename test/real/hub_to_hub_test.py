"""A warning goes from hub to hub: A tells B, B's member gets it and finds it in its own logs, B passes it to C, and A does not take its own back.

What is asked of it: at B it is a share with a number of its own that keeps whose it was, under the label it came with; it is counted as
received and never as reported or shared; what A recalls is recalled at B, at B's member and at C, by pull and by push; nothing goes back to
where it came from, and what comes by two ways is one. A file that was handed over goes the same way as a pushed one.

usage: hub_to_hub_test.py SEKIMORI BUILD_DIRECTORY
"""

import base64
import datetime
import json
import os
import socket
import subprocess
import sys
import tempfile
from pathlib import Path

from hub_membership_test import NOBODY, House, check, make_hub, make_sources, proxy_log

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "fault"))

REPORT = ("株式会社霧島精機の設計部で、退職予定者が大容量便 okuribin.example に図面を送った。\n"
          "手口: スマートフォンを記憶装置として接続 [ATT&CK T1052.001]\n発覚のきっかけ: 退職時の点検\n時期: 2026-03-10 から 2026-03-20\n")


class Hub(House):
    """A hub whose address stays while it stops and starts."""

    def __init__(self, sekimori: str, root: Path, name: str):
        root.mkdir()
        super().__init__(sekimori, root, name)
        if self.who:
            os.chown(root, NOBODY, NOBODY)
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port = free.getsockname()[1]
        self.tokens = make_hub(self, root)

    def start(self, *more: str):
        self.process = subprocess.Popen([self.sekimori, "serve", "--listen", f"127.0.0.1:{self.port}", *more], stdout=subprocess.PIPE,
                                        stderr=subprocess.DEVNULL, env=self.environment, text=True, **self.who)
        self.url = self.process.stdout.readline().strip()

    def token_file(self, login: str) -> Path:
        return self.root / self.tokens[login][1]

    def rows(self, *words: str) -> list:
        return [json.loads(line) for line in self.run(*words, "--json").splitlines()]


def release(hub: Hub, text: str) -> dict:
    """A member's report on its whole way, under GREEN."""
    member = hub.token_file("kirishima").read_text()
    made = hub.ask(member, "POST", "/api/v1/hub-reports",
                   {"kind": "insider_leak", "title": "持ち出し", "file_name": "report.txt", "content": base64.b64encode(text.encode()).decode()})
    path = f"/api/v1/hub-reports/{made['number']}/"
    hub.ask(hub.tokens["op"], "POST", path + "triage", {"triage": "targeted", "note": "an insider"})
    masked = hub.ask(hub.tokens["op"], "POST", path + "mask", {"audience": "leaks", "tlp": "GREEN"})
    sha256 = masked["report"]["draft"]["sha256"]
    hub.ask(hub.tokens["second"], "POST", path + "review", {"sha256": sha256, "note": "read"})
    hub.ask(member, "POST", path + "consent", {"sha256": sha256, "note": "agreed"})
    return hub.ask(hub.tokens["op"], "POST", path + "release", {"tlp": "GREEN"})


def quarter() -> str:
    now = datetime.datetime.now(datetime.timezone(datetime.timedelta(hours=9)))
    return f"{now.year}Q{(now.month + 2) // 3}"


def numbers(hub: Hub) -> dict:
    return json.loads(hub.run("hub", "statistics", "--quarter", quarter(), "--exact", "--json"))["total"]


def pulled_by_b(a: Hub, b: Hub) -> tuple:
    share = release(a, REPORT)
    b.run("hub", "link", "north", a.url, "--member", a.tokens["wakaba"][0], "--token-file", a.token_file("wakaba"))
    fetched = b.json("hub", "fetch", "north")
    check(len(fetched["fresh"]) == 1, "B has A's warning")
    warning = fetched["fresh"][0]
    row = b.rows("hub", "received", "list")[0]
    check(row["hindrance"] == "none" and row["label"] == "GREEN" and row["remote"] == share["number"] and not row["share"], "it waits on B's desk, under the label it came with")
    whole = b.json("hub", "received", "show", warning)
    check("okuribin.example" in whole["text"]["description_ja"] and "insider" in whole["text"]["name_en"], "with its words in both languages")
    check(not b.rows("share", "list"), "no member of B has it yet")
    b.run("hub", "received", "release", warning, "--audience", "leaks", "--tlp", "clear", code=4)
    b.run("hub", "source", "set", "north", "--title", "北の共有網", "--pass", "AMBER=leaks", code=6)
    source = b.json("hub", "source", "set", "north", "--title", "北の共有網", "--class", "hub", "--pass", "GREEN=leaks", "--reason", "agreed")
    check(source["decisions"] == [{"label": "GREEN", "audience": "leaks", "tlp": "GREEN", "kind": ""}], "a standing decision for that hub and label")
    done = b.json("hub", "received", "take")
    check(len(done["released"]) == 1 and not done["troubles"], f"by it the warning goes on: {done}")
    passed = b.rows("share", "list")[0]
    check(passed["provenance"] == "outside" and passed["tlp"] == "GREEN" and passed["kind"] == "insider_leak", "as a share of B")
    check(passed["origin"]["number"] == share["number"] and passed["origin"]["source_class"] == "hub" and passed["origin"]["label"] == "GREEN", "that keeps whose it was")
    check("north" not in json.dumps(passed["origin"]) and "source" not in passed["origin"], "and does not say by which way")
    check(not b.json("hub", "received", "take")["released"], "once")
    total = numbers(b)
    check((total["received"], total["reported"], total["shared"], total["own_finds"]) == (1, 0, 0, 0), f"B counts it as received and nothing else: {total}")
    b.run("hub", "statistics", "--quarter", quarter(), "--prove")
    check(numbers_at_home(a) == (0, 1, 1), "A counts it as reported and shared")
    return share, warning, passed


def numbers_at_home(a: Hub) -> tuple:
    a.stop()
    total = numbers(a)
    a.start()
    return total["received"], total["reported"], total["shared"]


def read_by_member(b: Hub, member: House) -> str:
    b.start()
    member.run("hub", "link", "ours", b.url, "--member", b.tokens["wakaba"][0], "--token-file", b.token_file("wakaba"))
    member.run("source", "import", "--valid-from", "2026-01-05", make_sources(member.root))
    (member.root / "log.csv").write_text(proxy_log())
    member.run("ingest", "log.csv", "--source", "proxy")
    fetched = member.json("hub", "fetch", "ours")
    check(len(fetched["fresh"]) == 1 and fetched["seen"] == fetched["fresh"], "B's member gets it and finds it in its own logs")
    warning = member.json("warning", "show", fetched["fresh"][0])
    check(warning["tlp"] == "GREEN" and warning["kind"] == "insider_leak" and "ほかのハブ" in warning["text"]["description_ja"], "with label, kind, and that another hub told it")
    check("霧島" not in json.dumps(warning, ensure_ascii=False), "and not whose it was")
    b.stop()
    return fetched["fresh"][0]


def pushed_to_c(a: Hub, b: Hub, c: Hub, share: dict) -> str:
    """By push to C, which passes on by a standing decision; and back to A, by which nothing changes."""
    c.run("share", "collection", "add", "From B", "--alias", "from-b", "--write", "wakaba")
    inbox = c.rows("share", "collection", "list")[0]["id"]
    c.run("hub", "source", "set", "west", "--title", "西の共有網", "--collection", inbox, "--member", c.tokens["wakaba"][0], "--pass", "GREEN=leaks", "--reason", "agreed")
    c.start()
    to_c = ["hub/leaks", f"{c.url}/taxii2/share/collections/{inbox}/", "--token-file", c.token_file("wakaba")]
    back = b.json("share", "push", "hub/leaks", f"{a.url}/taxii2/share/collections/x/", "--token-file", a.token_file("wakaba"))
    check(back["objects"] == 0, "nothing goes back to where it came from")
    sent = b.json("share", "push", *to_c)
    check(sent["objects"] > 0 and not sent["refused"], "B sends it to C")
    at_c = c.ask(c.tokens["op"], "GET", "/api/v1/hub-shares")["items"]
    check(len(at_c) == 1 and at_c[0]["origin"]["number"] == share["number"] and len(at_c[0]["origin"]["passed"]) == 2, "where it is a share at once, and has gone through two houses")
    # B is a member of C as well: what it told is not given back to it.
    b.run("hub", "link", "east", c.url, "--member", c.tokens["wakaba"][0], "--token-file", c.token_file("wakaba"))
    check(not b.json("hub", "fetch", "east")["fresh"], "and B does not find there what it told")
    # A is a member of C: its own warning comes home.
    a.stop()
    a.run("hub", "link", "east", c.url, "--member", c.tokens["kirishima"][0], "--token-file", c.token_file("kirishima"))
    a.run("hub", "source", "set", "east", "--title", "東の共有網", "--pass", "GREEN=leaks", "--reason", "agreed")
    check(len(a.json("hub", "fetch", "east")["fresh"]) == 1, "A sees what C tells")
    check(a.rows("hub", "received", "list")[0]["hindrance"] == "own" and len(a.rows("share", "list")) == 1, "knows its own warning in it, and takes no second round")
    a.start()
    # C is a member of A, too: two ways, one warning.
    c.stop()
    c.run("hub", "link", "north", a.url, "--member", a.tokens["kirishima"][0], "--token-file", a.token_file("kirishima"))
    c.run("hub", "source", "set", "north", "--title", "北の共有網", "--pass", "GREEN=leaks", "--reason", "agreed")
    c.run("hub", "fetch", "north")
    check(sorted(row["hindrance"] for row in c.rows("hub", "received", "list")) == ["known", "none"] and len(c.rows("share", "list")) == 1, "what comes to C by two ways is one")
    c.start()
    return inbox


def recalled(a: Hub, b: Hub, c: Hub, member: House, share: dict, warning: str, inbox: str) -> None:
    a.ask(a.tokens["op"], "POST", f"/api/v1/hub-shares/{share['number']}/recall", {"reason": "too near"})
    b.run("hub", "fetch", "north")
    after = b.rows("share", "list")[0]
    check(after["recalled_at"] and "okuribin.example" not in json.dumps(after, ensure_ascii=False), "what A recalls is recalled at B")
    check(b.rows("hub", "received", "list")[0]["hindrance"] == "recalled", "and says so on its desk")
    b.run("share", "push", "hub/leaks", f"{c.url}/taxii2/share/collections/{inbox}/", "--token-file", c.token_file("wakaba"))
    at_c = c.ask(c.tokens["op"], "GET", "/api/v1/hub-shares")["items"]
    check(all(one["recalled_at"] for one in at_c), "at C, to which it is pushed")
    b.start()
    member.run("hub", "fetch", "ours")
    shown = member.json("warning", "show", warning)
    check(shown["state"] == "recalled" and "okuribin.example" not in json.dumps(shown["text"], ensure_ascii=False), "and at B's member nothing is left of what it said")
    b.stop()
    total = numbers(b)
    check((total["received"], total["reported"], total["shared"]) == (1, 0, 0), "what was recalled stays counted, as received")


def handed_over(b: Hub) -> None:
    """A file of MISP over the API: said in words first, then taken; its label binds."""
    event = {"Event": {"uuid": "11111111-2222-4333-8444-555555555555", "info": "wave of invoices", "date": "2026-11-01", "timestamp": "1793000000",
                       "Orgc": {"name": "isac", "uuid": "21111111-2222-4333-8444-555555555555"}, "Tag": [{"name": "tlp:green"}],
                       "Attribute": [{"uuid": "31111111-2222-4333-8444-555555555555", "type": "url", "to_ids": True, "value": "http://evil.example/b", "timestamp": "1793000000"}]}}
    b.start()
    op = b.tokens["op"]
    body = {"file_name": "event.json", "content": base64.b64encode(json.dumps(event).encode()).decode()}
    told = b.ask(op, "POST", "/api/v1/hub-received/preview", body)
    check(told["format"] == "misp" and told["reports"][0]["label"] == "GREEN" and "URL 1" in told["said"]["ja"], "a file is told in words before it is taken")
    b.ask(op, "PUT", "/api/v1/outside-sources/police", {"title": "警察", "source_class": "police", "direction": "to_industry"})
    taken = b.ask(op, "POST", "/api/v1/hub-received", {**body, "source": "police"})
    check(len(taken["fresh"]) == 1, "and is a warning then")
    made = b.ask(op, "POST", f"/api/v1/hub-received/{taken['fresh'][0]}/release", {"audience": "across", "tlp": "AMBER", "kind": "mail_with_url"})
    check(made["tlp"] == "AMBER" and made["origin"]["source_class"] == "police" and made["origin"]["direction"] == "to_industry", "a person passes it on, with source class and direction")
    row = next(one for one in b.ask(op, "GET", "/api/v1/hub-received")["items"] if one["number"] == taken["fresh"][0])
    check(row["share"] == made["number"], "and the desk shows it")
    b.stop()


def main(sekimori: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        root.chmod(0o755)
        a, b, c = (Hub(sekimori, root / name, "hub") for name in "abc")
        (root / "member").mkdir()
        member = House(sekimori, root / "member", "member")
        if member.who:
            os.chown(root / "member", NOBODY, NOBODY)
        try:
            a.start()
            share, _, _ = pulled_by_b(a, b)
            warning = read_by_member(b, member)
            inbox = pushed_to_c(a, b, c, share)
            recalled(a, b, c, member, share, warning, inbox)
            handed_over(b)
        finally:
            for hub in (a, b, c):
                hub.stop()


if __name__ == "__main__":
    main(sys.argv[1])
