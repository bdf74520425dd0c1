"""A firm asks a desk that is another house: two nodes, over HTTPS, and a relay between them that writes down every byte and loses an answer.

What is asked of it: what leaves is what was shown, to the byte, without a name of the case, of a person or of a secret; the code travels apart
from it; the same question sent again after an answer was lost is one question at the desk; what the desk asks and answers comes back; a
certificate that nobody vouches for is refused; every sending is a change record.

usage: desk_questions_test.py SEKIMORI [BUILD]
"""

import hashlib
import http.client
import http.server
import json
import os
import re
import ssl
import subprocess
import sys
import tempfile
import threading
import urllib.request
from pathlib import Path

from hub_membership_test import NOBODY, House, check  # noqa: E402


class Relay(http.server.BaseHTTPRequestHandler):
    """Hands on to the desk over TLS; `lose` answers are cut after the desk has had the question."""
    desk, authority = "", ""
    taken = []
    lose = 0

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        Relay.taken.append((self.path, dict(self.headers), body))
        line = http.client.HTTPSConnection(self.desk, context=ssl.create_default_context(cafile=self.authority), timeout=60)
        line.request("POST", self.path, body, {k: v for k, v in self.headers.items() if k not in ("Host", "Content-Length")})
        answer = line.getresponse()
        text = answer.read()
        if Relay.lose > 0:
            Relay.lose -= 1
            self.connection.close()
            return
        self.send_response(answer.status)
        for name, value in answer.getheaders():
            if name.lower() in ("content-type", "content-length"):
                self.send_header(name, value)
        self.end_headers()
        self.wfile.write(text)

    def log_message(self, *_):
        pass


class Desk(House):
    def start(self):
        self.process = subprocess.Popen([self.sekimori, "serve", "--listen", "127.0.0.1:0", "--tls-cert", "desk.pem", "--tls-key", "desk.key"],
                                        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=self.environment, cwd=self.root, text=True, **self.who)
        self.url = self.process.stdout.readline().strip()
        check(self.url.startswith("https://"), "the desk speaks TLS")
        self.url = "https://localhost:" + self.url.rsplit(":", 1)[1]

    def ask(self, token: str, method: str, path: str, body=None):
        request = urllib.request.Request(self.url + path, method=method, data=None if body is None else json.dumps(body).encode(),
                                         headers={"Authorization": f"Bearer {token}", "Content-Type": "application/json"})
        with urllib.request.urlopen(request, timeout=120, context=ssl.create_default_context(cafile=str(self.root / "desk.pem"))) as answer:
            return json.loads(answer.read())


def main(sekimori: str) -> None:
    with tempfile.TemporaryDirectory(prefix="sekimori-desk-") as folder:
        root = Path(folder)
        os.chmod(root, 0o755)
        desk, firm = Desk(sekimori, root, "desk"), House(sekimori, root, "firm")
        made = subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost", "-addext",
                               "subjectAltName=DNS:localhost", "-keyout", root / "desk.key", "-out", root / "desk.pem"], capture_output=True, text=True)
        check(made.returncode == 0, f"a certificate of the desk {made.stderr if made.returncode else ''}".strip())
        (root / "pw").write_text("correct horse battery\n")
        if desk.who:
            for path in (root, root / "desk.key", root / "desk.pem", root / "pw"):
                os.chown(path, NOBODY, NOBODY)
        desk.run("account", "create", "--login", "op", "--role", "desk_operator", "--password-file", "pw")
        token = desk.json("token", "create", "--login", "op", "--scope", "api")["token"]
        relay = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Relay)
        try:
            desk.start()
            Relay.desk, Relay.authority = desk.url.removeprefix("https://"), str(root / "desk.pem")
            threading.Thread(target=relay.serve_forever, daemon=True).start()
            ask(desk, token, firm, f"http://127.0.0.1:{relay.server_port}")
        finally:
            desk.stop()
            relay.shutdown()


def ask(desk: Desk, token: str, firm: House, relay: str) -> None:
    (firm.root / "secrets.csv").write_text("number,title,owner,level,medium,places\nS-1,幻の金型図面,T-1,極秘,electronic,D:/x\n")
    (firm.root / "people.csv").write_text("staff_number,name,department,class\nT-1,架空太郎,設計部,regular\n")
    firm.run("person", "import", "people.csv")
    firm.run("secret", "import", "secrets.csv")
    case = firm.json("case", "open", "--trigger", "exit_check", "--title", "幻の金型図面の持ち出し", "--secret", "S-1", "--person", "T-1")["number"]
    for login, role in (("lead", "case_lead"), ("stranger", "legal"), ("worker", "employee")):
        firm.run("account", "create", "--login", login, "--role", role, "--password-file", "pw")
    as_lead = ["--login", "lead", "--password-file", "pw"]
    check(not firm.run("question", "list").strip() and not firm.run("question", "desks").strip(), "nothing is known at first")
    firm.run("question", "desk", "inpit", "http://desk.example", code=6)
    firm.run("question", "desk", "inpit", relay)
    firm.run("question", "desk", "straight", desk.url)

    facts = {one["id"]: one["words"] for one in map(json.loads, firm.run("question", "facts", case, "--json", *as_lead).splitlines())}
    check({"trigger", "noticed", "secrets"} <= set(facts) and "極秘 1 件" in facts["secrets"]["ja"], f"the case can tell what it is without a name: {facts}")
    told = ["--text", "退職者が図面を持ち出したようです。まず何をすべきでしょうか。", "--case", case, "--fact", "trigger", "--fact", "secrets", "--title", "社内の題",
            "--asker", "sme", "--band", "to_100", "--prefecture", "東京都", *as_lead]
    shown = firm.run("question", "ask", "inpit", *told)
    digest = hashlib.sha256(shown.encode()).hexdigest()
    check(not Relay.taken and not firm.run("question", "list").strip(), "showing sends nothing")
    check(all(word not in shown for word in (case, "幻の", "架空太郎", "T-1", "S-1", "社内の題", "気づいた日")), "no name, no number, no title, no fact that was not chosen")
    check("退職時の点検" in shown and "極秘 1 件" in shown, "the facts that were chosen stand there")
    firm.run("question", "ask", "inpit", *told, "--sha256", "0" * 64, code=5)
    check(not Relay.taken, "nor does another hash")
    firm.run("question", "ask", "inpit", "--text", "x", "--login", "worker", "--password-file", "pw", "--sha256", "0" * 64, code=4)

    Relay.lose = 1
    firm.run("question", "ask", "inpit", *told, "--sha256", digest, code=7)
    check(firm.json("question", "list")["state"] == "sending", "without an answer it goes on being sent")
    asked = firm.json("question", "ask", "inpit", *told, "--sha256", digest)
    number = asked["number"]
    check(asked["state"] == "received" and number.startswith("Q-"), "then the desk has it")
    check(len({body for _, _, body in Relay.taken}) == 1 and Relay.taken[0][2].decode() == shown, "the bytes that left are those that were shown")
    codes = {headers["Sekimori-Code"] for _, headers, _ in Relay.taken}
    check(len(codes) == 1 and re.fullmatch(r"[0-9A-Z]{4}(-[0-9A-Z]{4}){3}", codes.copy().pop()), "with one code, in a header")
    code = codes.pop()
    page = desk.ask(token, "GET", "/api/v1/consultations")["items"]
    check(len(page) == 1 and page[0]["channel"] == "node", "it is one question at the desk, and came from a node")
    there = page[0]["number"]
    check(page[0]["attributes"]["band"] == "to_100" and page[0]["attributes"]["prefecture"] == "東京都", "coded as the firm said")
    path = f"/api/v1/consultations/{there}/"
    everything = b"".join(one.read_bytes() for one in (firm.root / "firm").rglob("*") if one.is_file())
    check(code.encode() not in everything and "まず何をすべき".encode() not in everything, "code and words stand nowhere in the clear")

    desk.ask(token, "POST", path + "words", {"kind": "ask_back", "text": "いつ退職しましたか。"})
    desk.ask(token, "POST", path + "words", {"kind": "note", "text": "内輪のメモ"})
    followed = firm.json("question", "follow", number, *as_lead)
    check(followed["state"] == "waiting" and followed["fresh"] == 1, "what the desk asks comes back")
    Relay.lose = 1
    firm.run("question", "add", number, "--text", "三月末です。", *as_lead, code=7)
    firm.run("question", "add", number, "--text", "三月末です。", *as_lead)
    desk.ask(token, "POST", path + "answer", {"text": "端末を止めずに保全してください。", "blocks": [], "faq": ["leaver-took-work"], "language": "ja"})
    check("answered" in firm.run("question", "follow", *as_lead), "all that are open are asked at once")
    whole = firm.json("question", "show", number, *as_lead)
    texts = [one["text"] for one in whole["words"]]
    check(whole["state"] == "answered" and whole["answers"] == 2 and len(texts) == 4, f"four things were said: {len(texts)}")
    check("端末を止めず" in texts[3] and texts.count("三月末です。") == 1 and "メモ" not in "".join(texts), "the answer is here, nothing twice, no note of the desk")
    check(not firm.run("question", "list", "--login", "worker", "--password-file", "pw", code=4).strip(), "whoever has no part in it sees nothing")
    firm.run("question", "follow", number, "--login", "worker", "--password-file", "pw", code=4)

    firm.run("question", "ask", "straight", "--text", "証明書の確認", *as_lead, "--sha256", "0" * 64, code=5)
    straight = ["--text", "証明書の確認", *as_lead]
    digest = hashlib.sha256(firm.run("question", "ask", "straight", *straight).encode()).hexdigest()
    firm.run("question", "ask", "straight", *straight, "--sha256", digest, code=7)
    check(firm.json("question", "ask", "straight", *straight, "--sha256", digest, "--ca", "desk.pem")["state"] == "received",
          "over HTTPS, and only to a certificate that somebody vouches for")
    desk.ask(token, "POST", path + "close", {"reason": "answered"})
    desk.ask(token, "POST", path + "erase", {"reason": "asked for"})
    check(firm.json("question", "follow", number, *as_lead)["state"] == "gone", "what the desk erased is asked for no more")
    check("端末を止めず" in json.dumps(firm.json("question", "show", number, *as_lead), ensure_ascii=False), "and what it said stays with the firm")
    # Erased at the firm: the desk is told, and erases what it may.
    again = firm.json("question", "ask", "straight", *straight, "--sha256", digest, "--ca", "desk.pem")["number"]
    latest = max(one["number"] for one in desk.ask(token, "GET", "/api/v1/consultations?standing=open")["items"])
    firm.run("question", "erase", again, "--login", "worker", "--password-file", "pw", "--reason", "x", "--ca", "desk.pem", code=4)
    firm.run("question", "erase", again, *as_lead, "--ca", "desk.pem", code=2)
    erased = firm.json("question", "erase", again, *as_lead, "--reason", "解決した", "--ca", "desk.pem")
    check(erased["erased_at"] and erased["desk_keeps_it"] and not erased["title"], f"erased here; the desk works on it: {erased}")
    check(not firm.json("question", "show", again, *as_lead)["words"], "nothing of what was said is left")
    check(desk.ask(token, "GET", f"/api/v1/consultations/{latest}")["forget_wished_at"], "the desk knows the wish")
    desk.ask(token, "POST", f"/api/v1/consultations/{latest}/close", {"reason": "taken back"})
    check(desk.ask(token, "GET", f"/api/v1/consultations/{latest}")["erased_at"], "closing it erases it there")
    check(firm.json("question", "follow", again, *as_lead, "--ca", "desk.pem")["state"] == "gone", "and the firm hears so")
    # What belongs to a case under a hold is kept.
    firm.run("case", "hold", case, "--secret", "S-1", "--reason", "警察への相談")
    firm.run("question", "erase", number, *as_lead, "--reason", "x", code=5)
    changes = [record for line in firm.run("change", "list", "--json").splitlines() if (record := json.loads(line)["record"])]
    acts = [one["action"] for one in changes if one["kind"] == "desk_question"]
    check(acts.count("desk_question.send") == 2 and acts.count("desk_question.erase") == 1 and acts.count("desk_question.add") == 2, f"each sending is a change record, but for what was erased: {sorted(set(acts))}")


if __name__ == "__main__":
    main(sys.argv[1])
