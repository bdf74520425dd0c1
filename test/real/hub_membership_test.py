"""A firm tells its hub of a leak, the hub warns the others, and another firm finds the same in its own logs: three nodes, over HTTP and TAXII.

What is asked of it: the report holds how it was done and no name; the provider consents to the very bytes that the others get; the warning
reaches the other firm with what to look for and is found in its events; its answer is counted at the hub and told as a number only; a
withdrawal empties the warning at the other firm, too.
"""

import hashlib
import http.server
import json
import os
import socket
import subprocess
import sys
import tempfile
import threading
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

    def start(self, *more: str):
        self.process = subprocess.Popen([self.sekimori, "serve", "--listen", "127.0.0.1:0", *more], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
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
            try_ways(hub, members, House(sekimori, root, "newcomer"), root)
            for firm, login in ((sender, "kirishima"), (reader, "wakaba")):
                firm.run("hub", "link", "jcsip", hub.url, "--member", members[login][0], "--token-file", members[login][1])
            tell(hub, members, sender, reader, root)
            leave(hub, members, reader)
            hub.stop()
            trust(hub, members, House(sekimori, root, "careful"), root)
        finally:
            hub.stop()


def link(firm: House, address: str, member: str, token: str, *more: str, code: int = 0) -> dict:
    return json.loads(firm.run("hub", "link", "jcsip", address, "--member", member, "--token-file", token, *more, "--json", code=code))["trial"]


def try_ways(hub: House, members: dict, firm: House, root: Path) -> None:
    """Every way that does not work is kept and told by its cause; the one that works replaces it."""
    number, token = members["wakaba"]
    with socket.create_server(("127.0.0.1", 0)) as closed:
        nobody = f"http://127.0.0.1:{closed.getsockname()[1]}"
    check(link(firm, nobody, number, token, code=9)["outcome"] == "unreachable", "where nobody listens is no way")
    (root / "false.token").write_text("skm_" + "0" * 43)
    refused = link(firm, hub.url, number, "false.token", code=9)
    check(refused["outcome"] == "refused" and "token" in refused["detail"], "a token that the hub does not know is told by the hub's own words")
    firm.environment["SEKIMORI_LANG"] = "ja"
    check("トークン" in link(firm, hub.url, number, "false.token", code=9)["detail"], "in the language of whoever asks")
    firm.environment["SEKIMORI_LANG"] = "en"
    other = link(firm, hub.url, "M-001", token, code=9)
    check(other["outcome"] == "other_member" and other["detail"] == number, "a token of another member is told by that member's number")

    class Page(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(b"<html>welcome</html>")

        def log_message(self, *_):
            pass

    with http.server.HTTPServer(("127.0.0.1", 0), Page) as page:
        threading.Thread(target=page.serve_forever, daemon=True).start()
        check(link(firm, f"http://127.0.0.1:{page.server_port}", number, token, code=9)["outcome"] == "no_hub", "a page is no hub")
        page.shutdown()
    firm.run("hub", "fetch", "jcsip", code=7)
    works = link(firm, hub.url, number, token)
    check(works["outcome"] == "works", "the right way works")
    check(firm.json("hub", "try", "jcsip")["trial"]["outcome"] == "works", "and can be tried again")
    check("works" in firm.run("hub", "list"), "the list says so")
    firm.run("hub", "unlink", "jcsip", code=2)  # without a reason
    left = firm.json("hub", "unlink", "jcsip", "--reason", "a trial")
    check(left["stays"]["sent_reports"] == 0 and not firm.run("hub", "list").strip(), "nothing stays of a way that was never used")


def leave(hub: House, members: dict, firm: House) -> None:
    left = firm.json("hub", "unlink", "jcsip", "--reason", "another house does it for us")
    check(left["stays"]["warnings"] == 1 and left["member"] == "M-006", "what stays is told: its warnings, its number at the hub")
    check(len(firm.run("warning", "list").splitlines()) == 1, "the warnings are still to be read")
    firm.run("hub", "fetch", "jcsip", code=3)
    check(link(firm, hub.url, *members["wakaba"])["outcome"] == "works", "and the way may be entered anew under its name")


def trust(hub: House, members: dict, firm: House, root: Path) -> None:
    """A hub with a certificate of its own authority: not trusted, then trusted because it was said once."""
    made = subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=hub", "-addext", "subjectAltName=IP:127.0.0.1",
                           "-keyout", root / "hub.key", "-out", root / "hub.pem"], capture_output=True, text=True)
    check(made.returncode == 0, "a certificate of our own")
    if hub.who:
        os.chown(root / "hub.key", NOBODY, NOBODY)
    hub.start("--tls-cert", str(root / "hub.pem"), "--tls-key", str(root / "hub.key"))
    number, token = members["wakaba"]
    refused = link(firm, hub.url, number, token, code=9)
    check(refused["outcome"] == "certificate", f"a certificate that nobody vouches for is told as such: {refused}")
    (root / "no.pem").write_text("no certificate")
    firm.run("hub", "link", "jcsip", hub.url, "--member", number, "--token-file", token, "--ca", "no.pem", code=6)
    check(link(firm, hub.url, number, token, "--ca", "hub.pem")["outcome"] == "works", "with its authority it works")
    firm.run("hub", "fetch", "jcsip")  # the authority is kept with the way
    check(firm.json("hub", "list")["own_authorities"], "and is kept for the node that serves")


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
    reader.run("source", "import", "--valid-from", "2026-01-05", make_sources(root))
    reader.run("ingest", "log.csv", "--source", "proxy")
    fetched = reader.json("hub", "fetch", "jcsip")
    check(len(fetched["fresh"]) == 1 and fetched["seen"] == fetched["fresh"], "the other firm gets the warning and finds it in its own logs")
    number = fetched["fresh"][0]
    warning = reader.json("warning", "show", number)
    met = {one["value"]: one["events"] for one in warning["looked"]["met"]}
    check(met.get("okuribin.example") == 2, "two events of its proxy went to the same service")
    check("霧島" not in json.dumps(warning, ensure_ascii=False), "and it does not learn whose it was")
    check("okuribin.example" in warning["text"]["description_ja"] and "insider" in warning["text"]["name_en"], "in both languages")
    check(warning["files"] is None, "no file was looked at, and that is said")
    watch(reader, number, root)
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
    check(not reader.run("warning", "rules").strip() and reader.json("warning", "rules", "--all")["state"] == "withdrawn", "what the hub recalled is a rule no more")
    check("token" not in json.dumps(reader.json("hub", "list")), "a token is shown to nobody")


def watch(firm: House, number: str, root: Path) -> None:
    """What was taken into watch is a rule: it meets what comes in from then on, and is an alert of the machine."""
    firm.run("warning", "watch", number, "--until", "2099-12-31", "--reason", "for good")
    rule = firm.json("warning", "rules")
    check(rule["rule"] == f"warning:{number}" and rule["state"] == "in_force" and rule["until"] == "2099-12-31", "a watched warning stands among the rules")
    check({"kind": "domain", "value": "okuribin.example"} in rule["indicators"] and rule["share"], "with what it looks for and where it came from")
    (root / "later.csv").write_text("time,user,client,method,url,host,status,sent,received\n"
                                    "2026-03-25T02:00:00Z,staff,10.0.0.9,POST,https://okuribin.example/x,okuribin.example,200,10,10\n")
    firm.run("ingest", "later.csv", "--source", "proxy")
    alerts = [json.loads(line) for line in firm.run("alert", "list", "--json").splitlines()]
    check(any(f"warning:{number}" in json.dumps(one) for one in alerts), "what comes in and meets it is an alert")
    share = root / "share"
    share.mkdir()
    (share / "plan.txt").write_text("a plan\n")
    looked = json.loads(firm.run("warning", "look-back", number, "--files", str(share), "--json").splitlines()[-1])
    check(looked["files"]["files"] == 1 and not looked["files"]["met"], "files are looked through when a folder is named")


def make_sources(root: Path) -> str:
    (root / "sources.csv").write_text(
        "name,kind,mapping,retention_days,gap_alarm_hours,purpose,work_rule_clause,work_rule_version,told_staff_on,responsible,union_notice_on,last_audit_on\n"
        "proxy,proxy,proxy,36500,72,protection,12,1,2026-01-05,sato,2026-01-05,2026-01-05\n")
    return "sources.csv"


if __name__ == "__main__":
    main(sys.argv[1])
