#!/usr/bin/env python3
"""The members' exchange over HTTP: a contact comes in by a link, proposes, writes in a thread, votes; readers read feeds; nobody reads more than is his.

usage: hub_forum_test.py SEKIMORI BUILD
"""
import json
import re
import sqlite3
import sys
import urllib.error
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from xml.etree import ElementTree

from log_in_session import Browser, expect
from taxii_node import PASSWORD, TaxiiNode

NAMES = ["株式会社霧島精機", "朝凪電工株式会社", "白嶺重化株式会社", "蒼海製鋼株式会社", "紅葉機械株式会社", "黒潮化成株式会社"]


class Caller:
    def __init__(self, address, token):
        self.address, self.token = address, token

    def ask(self, method, path, body=None, **headers):
        headers = {"Authorization": "Bearer " + self.token, "Accept-Language": "en", **{k.replace("_", "-"): v for k, v in headers.items()}}
        data = None
        if body is not None:
            data, headers["Content-Type"] = json.dumps(body).encode(), "application/json"
        request = urllib.request.Request(f"http://{self.address}{path}", data=data, method=method, headers=headers)
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:
                text = answer.read().decode()
                return answer.status, (json.loads(text) if "json" in answer.headers.get("Content-Type", "") else text), answer.headers
        except urllib.error.HTTPError as problem:
            text = problem.read().decode()
            return problem.code, (json.loads(text) if "json" in problem.headers.get("Content-Type", "") else text), problem.headers

    def get(self, path, **headers):
        return self.ask("GET", path, **headers)

    def post(self, path, body, **headers):
        return self.ask("POST", path, body, **headers)


def wording(text):
    return {"ja": text, "en": text + " (en)"}


def main():
    with TaxiiNode(sys.argv[1], logins=()) as node:
        roster = node.root / "roster.json"
        roster.write_text(json.dumps({"version": 1, "organisations": [
            {"names": [name], "industry": "29", "prefecture": "神奈川県", "employees": 900, "contacts": [{"name": "窓口", "mail": f"m{i}@example.jp"}]}
            for i, name in enumerate(NAMES)]}, ensure_ascii=False))
        password = node.root / "password"
        password.write_text(PASSWORD)
        node.run("sig", "add", "heavy", "--ja", "重工", "--en", "Heavy industry")
        node.run("sig", "add", "gas", "--ja", "ガス", "--en", "Gas")
        node.run("member", "import", str(roster))
        for i in range(1, 7):
            node.run("member", "agreement", f"M-00{i}", "--state", "signed", "--signed-on", "2026-01-05")
            node.run("member", "join", f"M-00{i}", "gas" if i == 6 else "heavy")
            node.run("member", "state", f"M-00{i}", "active", "--reason", "signed")
        node.run("account", "create", "--login", "op", "--role", "hub_operator", "--password-file", str(password))
        tokens = {"op": json.loads(node.run("token", "create", "--login", "op", "--scope", "api", "--scope", "share", "--json"))["token"]}
        for i in range(2, 7):
            node.run("account", "create", "--login", f"c{i}", "--role", "member_contact", "--password-file", str(password))
            node.run("member", "account", f"M-00{i}", f"c{i}")
            tokens[f"c{i}"] = json.loads(node.run("token", "create", "--login", f"c{i}", "--scope", "api", "--scope", "share", "--json"))["token"]
        node.start()
        address = re.match(r"http://([^/]+)/", node.url)[1]
        call = {login: Caller(address, token) for login, token in tokens.items()}
        hub = call["op"]

        # A contact comes in by a link, without an account.
        status, made, headers = hub.post("/api/v1/member-invitations", {"member": "M-001", "reason": "founding member"})
        expect(status == 201 and made["path"].startswith("/invitation/") and "no-store" in headers["Cache-Control"], f"an invitation: {made}")
        browser = Browser(address)
        page = browser.get(made["path"])
        expect(page.status == 200 and NAMES[0] in page.text and "<form" in page.text, "the page greets the member")
        expect(browser.get(made["path"][:-3] + "AAA").status == 404, "a guess opens nothing")
        expect(browser.post_form(made["path"], login="sato", password=PASSWORD, again="another one 123").status == 422, "two passwords that differ")
        expect(browser.post_form(made["path"], login="c2", password=PASSWORD, again=PASSWORD).status == 422, "a name that is taken")
        expect(browser.post_form(made["path"], login="sato", password=PASSWORD, again=PASSWORD).status == 200, "the account is set up")
        expect(browser.post_form(made["path"], login="suzuki", password=PASSWORD, again=PASSWORD).status == 409, "the link works once")
        page = browser.post_form("/log-in", login="sato", password=PASSWORD)
        expect(page.status == 303, "and it logs in")
        own = browser.get("/api/v1/forum-items")
        expect(own.status == 200, "and reads the forum")

        # From a proposal to an item.
        content = {"kind": "measure", "title": wording("退職時の点検"), "body": wording("三十日前から見る")}
        status, proposal, _ = call["c2"].post("/api/v1/forum-proposals", {"content": content, "audience": "heavy", "tlp": "CLEAR"})
        expect(status == 201 and proposal["content"]["source"] == "member", f"a proposal: {proposal}")
        number = proposal["number"]
        expect(call["c3"].get(f"/api/v1/forum-proposals/{number}")[0] == 404, "another member sees no proposal")
        expect(call["c2"].post(f"/api/v1/forum-proposals/{number}/publish", {"audience": "heavy", "tlp": "CLEAR"})[0] == 403, "members do not publish")
        expect(call["c2"].post("/api/v1/forum-proposals", {"content": {"kind": "poem"}, "audience": "heavy", "tlp": "CLEAR"})[0] == 422, "a schema")
        status, item, _ = hub.post(f"/api/v1/forum-proposals/{number}/publish", {"audience": "heavy", "tlp": "CLEAR"})
        expect(status == 201 and "member" not in item and "by" not in item, f"an item names nobody: {item}")
        path = "/api/v1/forum-items/" + item["number"]
        expect(call["c6"].get(path)[0] == 404 and call["c6"].get("/api/v1/forum-items")[1]["items"] == [], "another group sees nothing")
        expect(len(call["c3"].get("/api/v1/forum-items?kind=measure&source=member")[1]["items"]) == 1, "filters")
        expect(call["c3"].get("/api/v1/forum-items?kind=trend")[1]["items"] == [], "filters")
        for i in range(2, 6):
            expect(call[f"c{i}"].ask("PUT", path + "/answer", {"stance": "adopted", "helpful": True})[0] == 200, "an answer")
        status, shown, _ = call["c3"].get(path)
        expect(shown["counts"]["stances"]["parts"]["adopted"] == 4 and shown["own_answer"]["stance"] == "adopted", f"counts: {shown['counts']}")

        # A thread: names of this thread alone; whoever names itself is refused, whoever names another is answered as ever and held.
        thread = "/api/v1/threads/" + item["number"]
        status, note, _ = call["c2"].post(thread, {"text": "うちでも効いた"})
        expect(status == 201 and len(note["author"]) == 5, f"a note: {note}")
        status, problem, _ = call["c3"].post(thread, {"text": NAMES[2] + "の者です"})
        expect(status == 403 and "organisation" in json.dumps(problem) and NAMES[2] not in json.dumps(problem, ensure_ascii=False), f"the gate: {problem}")
        status, held, _ = call["c3"].post(thread, {"text": "霧島精機の件ですね"})
        expect(status == 201 and held["held"] is None, f"who takes part is not told: {held}")
        expect("霧島" not in json.dumps(call["c2"].get(thread)[1], ensure_ascii=False), "nobody else reads it")
        waiting = hub.get("/api/v1/thread-notes/held")[1]["items"]
        expect([one["number"] for one in waiting] == [held["number"]] and waiting[0]["held"] is True, "the hub's people look at it")
        expect(call["c3"].get("/api/v1/thread-notes/held")[0] == 403, "and nobody else does")
        expect(hub.post(f"/api/v1/thread-notes/{held['number']}/take-back", {"reason": "it names a member"})[0] == 200, "they take it back")
        expect([one["own"] for one in call["c3"].get(thread)[1]["items"]] == [False, True], "another's note and its own")
        expect(call["c6"].get(thread)[0] == 404, "who does not read the item does not read the thread")
        expect(call["c3"].post(f"/api/v1/thread-notes/{note['number']}/take-back", {"reason": "x"})[0] == 403, "nobody takes another's note back")

        # A poll: however many press at once, one ballot a member.
        wish = {"question": wording("ログの保存は"), "options": [wording("短い"), wording("長い")], "audience": "heavy", "tlp": "AMBER", "ends": "2099-12-31"}
        status, poll, _ = hub.post("/api/v1/polls", wish)
        expect(status == 201 and poll["state"] == "open", f"a poll: {poll}")
        ballot = f"/api/v1/polls/{poll['number']}/ballot"
        with ThreadPoolExecutor(8) as pool:
            answers = list(pool.map(lambda i: call[f"c{2 + i % 4}"].post(ballot, {"option": 1 + i % 2})[0], range(16)))
        expect(answers.count(200) == 4 and answers.count(409) == 12, f"one ballot a member: {answers}")
        expect(call["c6"].post(ballot, {"option": 1})[0] == 404 and hub.post(ballot, {"option": 1})[0] == 403, "nobody else votes")
        expect(call["c2"].get(f"/api/v1/polls/{poll['number']}")[1]["result"] is None, "no result before the end")
        changes = node.root / "data" / "sekimori.db"
        with sqlite3.connect(f"file:{changes}?mode=ro", uri=True) as base:
            acts = [row[0] for row in base.execute("SELECT record FROM change_record") if row[0]]
        expect(not any("vote" in act or "ballot" in act for act in acts), "a vote is no change record")

        # Feeds.
        def plain(path, **headers):
            request = urllib.request.Request(f"http://{address}{path}", headers=headers)
            try:
                with urllib.request.urlopen(request, timeout=60) as answer:
                    return answer.status, answer.read().decode(), answer.headers
            except urllib.error.HTTPError as problem:
                return problem.code, problem.read().decode(), problem.headers
        status, xml, headers = plain("/feeds/clear.xml")
        expect(status == 200 and item["number"] in xml and "退職時の点検" in xml and headers["Content-Type"].startswith("application/rss+xml"), "RSS")
        expect(len(ElementTree.fromstring(xml).findall("channel/item")) == 1, "it is XML")
        expect(plain("/feeds/clear.xml", **{"If-None-Match": headers["ETag"]})[0] == 304, "unchanged")
        expect(plain("/feeds/heavy/indicators.csv")[0] == 401, "CSV wants a log-in")
        status, csv, _ = call["c2"].get("/feeds/heavy/indicators.csv")
        expect(status == 200 and csv.startswith("share,released_at,tlp,kind,value"), f"CSV: {csv}")
        expect(call["c6"].get("/feeds/heavy/indicators.csv")[0] == 404 and call["c6"].get("/feeds/heavy/misp/manifest.json")[0] == 404, "of one's audience")
        expect(call["c2"].get("/feeds/heavy/misp/manifest.json")[:2] == (200, {}), "an empty MISP feed")
        expect(call["c2"].get("/feeds/heavy/misp/none.json")[0] == 404, "no such event")
        hub.post(path + "/withdraw", {"reason": "wrong"})
        expect(item["number"] not in plain("/feeds/clear.xml")[1], "withdrawn: gone from the feed")

        # The digest, told and not sent.
        status, said, _ = hub.post("/api/v1/hub-digests", {"dry_run": True})
        expect(status == 200 and all(one["told"] + one["waiting"] >= 1 for one in said["items"]), f"a digest: {said}")
        expect(call["c2"].post("/api/v1/hub-digests", {"dry_run": True})[0] == 403, "the hub alone sends digests")
    print("members exchange what they know, and nobody is named")


if __name__ == "__main__":
    main()
