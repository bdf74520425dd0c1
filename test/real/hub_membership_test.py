"""A firm tells its hub of a leak, the hub warns the others, and another firm finds the same in its own logs: three nodes, over HTTP and TAXII.

What is asked of it: the report holds how it was done and no name; the provider consents to the very bytes that the others get; the warning
reaches the other firm with what to look for and is found in its events; its answer is counted at the hub and told as a number only; a
withdrawal empties the warning at the other firm, too.
"""

import hashlib
import json
import os
import subprocess
import sys
import tempfile
import urllib.request
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "fault"))

from served import NOBODY, unprivileged  # noqa: E402

PASSWORD = "correct horse battery"
MEMBERS = ["霧島精機", "朝凪電工", "白嶺重化", "蒼海製鋼", "紅葉機械", "若葉教育"]


class House:
    """One node with its own data directory."""

    def __init__(self, sekimori: str, root: Path, name: str):
        self.sekimori, self.root, self.name = str(Path(sekimori).resolve()), root, name
        self.who = unprivileged(sekimori)
        self.environment = dict(os.environ, SEKIMORI_DATA=str(root / name), LANG="C.UTF-8", LC_ALL="C.UTF-8", SEKIMORI_LANG="en")
        self.process = None
        self.url = ""

    def run(self, *words: str, code: int = 0) -> str:
        done = subprocess.run([self.sekimori, *map(str, words)], capture_output=True, text=True, env=self.environment, cwd=self.root, timeout=600, **self.who)
        if done.returncode != code:
            raise SystemExit(f"FAILED: {self.name}: sekimori {' '.join(map(str, words))} ended with {done.returncode}, not {code}: {done.stderr[-1500:]}{done.stdout[-500:]}")
        return done.stdout

    def json(self, *words: str):
        return json.loads(self.run(*words, "--json").splitlines()[-1])

    def start(self):
        self.process = subprocess.Popen([self.sekimori, "serve", "--listen", "127.0.0.1:0"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                                        env=self.environment, text=True, **self.who)
        self.url = self.process.stdout.readline().strip()

    def ask(self, token: str, method: str, path: str, body=None):
        """The API of a served node, which is nobody's but the server's while it runs."""
        request = urllib.request.Request(self.url + path, method=method, data=None if body is None else json.dumps(body).encode(),
                                         headers={"Authorization": f"Bearer {token}", "Content-Type": "application/json"})
        with urllib.request.urlopen(request, timeout=120) as answer:
            return json.loads(answer.read())

    def stop(self):
        if self.process:
            self.process.terminate()
            self.process.wait(60)
            self.process = None


def check(what: bool, said: str):
    if not what:
        raise SystemExit(f"FAILED: {said}")
    print(f"ok: {said}")


def make_hub(hub: House, root: Path) -> dict:
    """Six members in one group, an operator, a reviewer, and two firms with a token each. {operator: token, firm: (member, token file)}"""
    roster = {"version": 1, "organisations": [
        {"names": [f"株式会社{name}"], "domains": [f"m{i}.example"], "industry": "31", "prefecture": "愛知県", "employees": 900 + i,
         "contacts": [{"name": "窓口", "mail": f"soc@m{i}.example"}]} for i, name in enumerate(MEMBERS)]}
    (root / "roster.json").write_text(json.dumps(roster, ensure_ascii=False))
    (root / "pw").write_text(PASSWORD)
    hub.run("sig", "add", "leaks", "--ja", "持ち出し", "--en", "Leaks")
    hub.run("member", "import", "roster.json")
    for i in range(1, len(MEMBERS) + 1):
        number = f"M-{i:03}"
        hub.run("member", "agreement", number, "--state", "signed", "--signed-on", "2026-01-05")
        hub.run("member", "join", number, "leaks")
        hub.run("member", "state", number, "active", "--reason", "signed")
    for login, role in (("op", "hub_operator"), ("second", "hub_reviewer"), ("kirishima", "member_contact"), ("wakaba", "member_contact")):
        hub.run("account", "create", "--login", login, "--role", role, "--password-file", "pw")
    out = {}
    for login in ("op", "second"):
        out[login] = hub.json("token", "create", "--login", login, "--scope", "api")["token"]
    for login, number in (("kirishima", "M-001"), ("wakaba", "M-006")):
        hub.run("member", "account", number, login)
        token = hub.json("token", "create", "--login", login, "--scope", "api", "--scope", "share")["token"]
        (root / f"{login}.token").write_text(token)
        out[login] = (number, f"{login}.token")
    return out


def proxy_log() -> str:
    rows = [("2026-03-20T01:00:00Z", "https://intranet.m6.example/"), ("2026-03-21T02:00:00Z", "https://up.okuribin.example/api/upload?name=a.zip"),
            ("2026-03-22T02:00:00Z", "https://okuribin.example/")]
    return "time,user,client,method,url,host,status,sent,received\n" + "".join(
        f"{time},staff,10.0.0.8,POST,{url},{url.split('/')[2]},200,10,10\n" for time, url in rows)


def main(sekimori: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        hub, sender, reader = (House(sekimori, root, name) for name in ("hub", "kirishima", "wakaba"))
        if hub.who:
            os.chown(root, NOBODY, NOBODY)
        try:
            members = make_hub(hub, root)
            hub.start()
            for firm, login in ((sender, "kirishima"), (reader, "wakaba")):
                firm.run("hub", "link", "jcsip", hub.url, "--member", members[login][0], "--token-file", members[login][1])
            tell(hub, members, sender, reader, root)
        finally:
            hub.stop()


def tell(hub: House, tokens: dict, sender: House, reader: House, root: Path) -> None:
    (root / "report.txt").write_text(
        "株式会社霧島精機の設計部で、退職予定者が大容量便 okuribin.example に図面を送った。\n"
        "手口: スマートフォンを記憶装置として接続 [ATT&CK T1052.001]\n発覚のきっかけ: 退職時の点検\n時期: 2026-03-10 から 2026-03-20\n")
    check("霧島" in sender.run("hub", "send", "jcsip", "report.txt", "--kind", "insider_leak", "--dry-run"), "a trial run shows what would be sent")
    check(not sender.run("hub", "sent").strip(), "and sends nothing")
    sent = sender.json("hub", "send", "jcsip", "report.txt", "--kind", "insider_leak", "--title", "持ち出し")
    check(sent["state"] == "received" and sent["number"].startswith("T-"), "the hub has taken the report")
    remote = sent["remote"]
    path = f"/api/v1/hub-reports/{remote}/"
    hub.ask(tokens["op"], "POST", path + "triage", {"triage": "targeted", "note": "an insider"})
    hub.ask(tokens["op"], "POST", path + "mask", {"audience": "leaks"})
    followed = sender.json("hub", "follow", sent["number"])
    check(followed["state"] == "masked" and followed["k"] >= 3, "the firm sees that it hides among at least three")
    draft = sender.run("hub", "draft", sent["number"])
    check("霧島" not in draft and "okuribin.example" in draft and "T1052.001" in draft, "the masked bytes name the way and not the firm")
    digest = hashlib.sha256(draft.encode()).hexdigest()
    check(digest == followed["draft"], "the bytes are those whose hash the hub named")
    sender.run("hub", "consent", sent["number"], digest, code=5)  # nobody has reviewed it yet
    hub.ask(tokens["second"], "POST", path + "review", {"sha256": digest, "note": "read"})
    check(sender.json("hub", "consent", sent["number"], digest, "--note", "agreed")["consented"] == digest, "the firm consents to these very bytes")
    share = hub.ask(tokens["op"], "POST", path + "release", {"tlp": "AMBER"})
    check({"kind": "domain", "value": "okuribin.example"} in share["indicators"], "the share says what to look for")

    (root / "log.csv").write_text(proxy_log())
    reader.run("source", "import", make_sources(root))
    reader.run("ingest", "log.csv", "--source", "proxy")
    fetched = reader.json("hub", "fetch", "jcsip")
    check(len(fetched["fresh"]) == 1 and fetched["seen"] == fetched["fresh"], "the other firm gets the warning and finds it in its own logs")
    number = fetched["fresh"][0]
    warning = reader.json("warning", "show", number)
    met = {one["value"]: one["events"] for one in warning["looked"]["met"]}
    check(met.get("okuribin.example") == 2, "two events of its proxy went to the same service")
    check("霧島" not in json.dumps(warning, ensure_ascii=False), "and it does not learn whose it was")
    check("okuribin.example" in warning["text"]["description_ja"] and "insider" in warning["text"]["name_en"], "in both languages")
    check(not reader.json("hub", "fetch", "jcsip")["fresh"], "fetching again brings nothing twice")
    check(reader.json("warning", "answer", number)["state"] == "answered", "it answers the hub")
    path = f"/api/v1/hub-shares/{share['number']}/sightings"
    told = hub.ask((root / "kirishima.token").read_text(), "GET", path)
    check(told["counts"]["seen"] is None and not told["answers"], "one answer alone is told to nobody but the hub")
    check(hub.ask(tokens["op"], "GET", path)["answers"][0]["member"] == "M-006", "the hub knows who answered")

    mine = sender.json("hub", "fetch", "jcsip")
    check(len(mine["fresh"]) == 1 and not mine["seen"], "the warning reaches the firm that told of it, too, and is no find of its own")
    check(sender.json("warning", "show", mine["fresh"][0])["own_report"] == sent["number"], "it knows its own report in it")
    sender.run("warning", "answer", mine["fresh"][0], "--outcome", "seen", code=5)

    check(sender.json("hub", "withdraw", sent["number"], "--reason", "too near")["state"] == "recalled", "the firm takes its consent back")
    reader.run("hub", "fetch", "jcsip")
    after = reader.json("warning", "show", number)
    check(after["state"] == "recalled" and "okuribin.example" not in json.dumps(after["text"], ensure_ascii=False), "and the warning is empty at the other firm, too")
    reader.run("warning", "answer", number, code=5)
    check("token" not in json.dumps(reader.json("hub", "list")), "a token is shown to nobody")


def make_sources(root: Path) -> str:
    (root / "sources.csv").write_text(
        "name,kind,mapping,retention_days,gap_alarm_hours,purpose,work_rule_clause,work_rule_version,told_to_staff,responsible_person,notice_to_union,last_audit\n"
        "proxy,proxy,proxy,36500,72,protection,12,1,2026-01-05,sato,2026-01-05,2026-01-05\n")
    return "sources.csv"


if __name__ == "__main__":
    main(sys.argv[1])
