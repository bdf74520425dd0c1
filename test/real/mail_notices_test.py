#!/usr/bin/env python3
"""Notifications: a Postfix of our own on loopback takes the mail and hands it to a script that writes it down; a small web server takes the webhook
and checks its signature. That a desk of another house has answered is told to whoever asked, without a word of it; an address that somebody typed on
the desk's page is asked by a first mail, and nothing else goes there before its link was used.

usage: mail_notices_test.py SEKIMORI BUILD
"""
import email
import email.policy
import hashlib
import hmac
import http.client
import http.server
import json
import os
import pathlib
import pwd
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "fault"))

from log_in_session import expect  # noqa: E402
from served import Served  # noqa: E402

SECRET = "a secret of at least thirty-two characters"


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


class Postfix:
    """A mail server in a folder: one listener on loopback, every mail piped to `cat >> inbox`."""

    def __init__(self, folder):
        self.folder, self.port = pathlib.Path(folder), free_port()
        self.etc, self.inbox = self.folder / "etc", self.folder / "inbox"
        for name in ("etc", "queue", "data", "mail"):
            (self.folder / name).mkdir()
        user = pwd.getpwnam("postfix")
        os.chown(self.folder / "data", user.pw_uid, user.pw_gid)
        nobody = pwd.getpwnam("nobody")
        os.chown(self.folder / "mail", nobody.pw_uid, nobody.pw_gid)
        os.chmod(self.folder, 0o755)
        self.inbox = self.folder / "mail" / "inbox"
        writer = self.folder / "take"
        writer.write_text(f"#!/bin/sh\n{{ cat; printf '\\n=====\\n'; }} >> {self.inbox}\n")
        writer.chmod(0o755)
        (self.etc / "main.cf").write_text(f"""compatibility_level = 3.6
queue_directory = {self.folder}/queue
data_directory = {self.folder}/data
command_directory = /usr/sbin
daemon_directory = /usr/lib/postfix/sbin
mail_owner = postfix
setgid_group = postdrop
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
myhostname = mail.example.jp
mydestination =
local_recipient_maps =
virtual_mailbox_domains = example.jp
virtual_mailbox_maps = static:all
virtual_transport = take
alias_maps =
alias_database =
mynetworks = 127.0.0.0/8
smtpd_relay_restrictions = permit_mynetworks, reject
maillog_file = {self.folder}/log
maillog_file_prefixes = {self.folder}
biff = no
""")
        services = """{port} inet n - n - - smtpd
pickup unix n - n 60 1 pickup
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
verify unix - - n - 1 verify
proxymap unix - - n - - proxymap
error unix - - n - - error
retry unix - - n - - error
discard unix - - n - - discard
anvil unix - - n - 1 anvil
scache unix - - n - 1 scache
postlog unix-dgram n - n - 1 postlogd
take unix - n n - 1 pipe
  flags=Rq user=nobody argv={writer}
"""
        (self.etc / "master.cf").write_text(services.format(port=f"127.0.0.1:{self.port}", writer=writer))

    def control(self, word):
        return subprocess.run(["postfix", "-c", str(self.etc), word], capture_output=True, text=True, timeout=60)

    def __enter__(self):
        done = self.control("start")
        for _ in range(100):
            try:
                socket.create_connection(("127.0.0.1", self.port), timeout=1).close()
                return self
            except OSError:
                time.sleep(0.1)
        log = self.folder / "log"
        raise SystemExit("FAILED: postfix did not start: " + done.stderr + (log.read_text() if log.exists() else ""))

    def __exit__(self, *_):
        self.control("stop")

    def mails(self, count, seconds=60):
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            text = self.inbox.read_bytes() if self.inbox.exists() else b""
            parts = [part for part in text.split(b"\n=====\n") if part.strip()]
            if len(parts) >= count:
                return [email.message_from_bytes(part.lstrip(), policy=email.policy.default) for part in parts]
            time.sleep(0.2)
        log = self.folder / "log"
        raise SystemExit(f"FAILED: {count} mails did not arrive\n" + (log.read_text()[-2000:] if log.exists() else ""))


class Hook(http.server.BaseHTTPRequestHandler):
    taken = []
    fail = 0

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        if Hook.fail > 0:
            Hook.fail -= 1
            self.send_response(503)
        else:
            Hook.taken.append((dict(self.headers), body))
            self.send_response(204)
        self.end_headers()

    def log_message(self, *_):
        pass


class OtherDesk(http.server.BaseHTTPRequestHandler):
    """A consultation desk of another house, as a firm's node meets it."""
    words = []

    def do_POST(self):
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        if self.path == "/consult/new":
            OtherDesk.words = [{"side": "asker", "at": "2026-04-01T00:00:00Z", "text": body["text"]}]
        state = "answered" if len(OtherDesk.words) > 1 else "received"
        answer = json.dumps({"state": state, "received_at": "2026-04-01T00:00:00Z", "words": OtherDesk.words if self.path == "/consult" else []}).encode()
        self.send_response(201 if self.path == "/consult/new" else 200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, *_):
        pass


def signed(headers, body):
    text = f"{headers['Sekimori-Id']}.{headers['Sekimori-Timestamp']}.".encode() + body
    good = "v1=" + hmac.new(SECRET.encode(), text, hashlib.sha256).hexdigest()
    return hmac.compare_digest(good, headers["Sekimori-Signature"]) and abs(time.time() - int(headers["Sekimori-Timestamp"])) < 300


def words_of_a_desk(run, binary, folder, data, options, postfix):
    desk = http.server.ThreadingHTTPServer(("127.0.0.1", 0), OtherDesk)
    threading.Thread(target=desk.serve_forever, daemon=True).start()
    password = ["--password-file", str(folder / "password")]
    for login, role in (("lead", "case_lead"), ("op", "desk_operator")):
        run("account", "create", "--login", login, "--role", role, *password, "--data", str(data))
    run("notify", "set", "--login", "lead", "--mail", "lead@example.jp", "--kind", "question", "--data", str(data))
    run("question", "desk", "inpit", f"http://127.0.0.1:{desk.server_port}", "--data", str(data))
    asked = ["question", "ask", "inpit", "--text", "とても目立つ質問", "--login", "lead", *password, "--data", str(data)]
    digest = hashlib.sha256(run(*asked).encode()).hexdigest()
    number = json.loads(run(*asked, "--sha256", digest, "--json"))["number"]
    tokens = {login: json.loads(run("token", "create", "--login", login, "--scope", "api", "--data", str(data), "--json"))["token"] for login in ("lead", "op")}
    OtherDesk.words.append({"side": "desk", "at": "2026-04-01T01:00:00Z", "text": "とても目立つ回答"})
    served = Served(binary, data, extra=options)
    served.who = {}
    with served:
        host, port = served.address.replace("http://", "").split(":")

        def ask(method, path, body=None, headers=None):
            line = http.client.HTTPConnection(host, int(port), timeout=30)
            line.request(method, path, body, headers or {})
            answer = line.getresponse()
            return answer.status, answer.read().decode()

        def api(login, method, path, body=None):
            status, text = ask(method, "/api/v1" + path, json.dumps(body or {}), {"Authorization": f"Bearer {tokens[login]}", "Content-Type": "application/json"})
            expect(status < 300, f"{path}: {status} {text}")
            return json.loads(text)

        def form(path, **fields):
            return ask("POST", path, urllib.parse.urlencode(fields), {"Content-Type": "application/x-www-form-urlencoded", "Accept-Language": "ja"})

        expect(api("lead", "POST", f"/desk-questions/{number}/follow")["fresh"] == 1, "the desk has said something")
        mail = postfix.mails(3)[2]
        expect(number in mail["Subject"] and "lead@example.jp" in mail["To"], f"whoever asked is told: {mail['Subject']}")
        expect(f"https://sekimori.example.jp/questions/{number}" in mail.get_content(), "with the place where it is read")
        expect("目立つ" not in mail.as_string() and "目立つ" not in mail.get_content(), "and without a word of it")
        for _ in range(100):
            told = [json.loads(body) for _, body in Hook.taken if json.loads(body)["kind"] == "question"]
            if told:
                break
            time.sleep(0.1)
        expect(len(told) == 1 and told[0]["values"]["number"] == number and "目立つ" not in json.dumps(told, ensure_ascii=False), f"so is the webhook: {told}")

        status, page = form("/consult/new", text="質問です", mail="taro@example.jp", mail_notice="yes")
        expect(status == 201 and "確認のメール" in page, f"the page says that a mail will ask: {status}")
        mail = postfix.mails(4)[3]
        link = re.search(r"https://sekimori\.example\.jp(/consult/mail/[\w-]+)", mail.get_content())
        expect(link and "taro@example.jp" in mail["To"] and "質問です" not in mail.get_content(), f"it asks, and says nothing else: {mail['Subject']}")
        there = api("op", "GET", "/consultations")["items"][0]["number"]
        api("op", "POST", f"/consultations/{there}/answer", {"text": "はい", "blocks": [], "faq": [], "language": "ja"})
        time.sleep(7)  # a round of the notifier
        expect(len(postfix.mails(4)) == 4, "nothing goes there before it is confirmed")
        expect(form(link.group(1))[0] == 200, "the link confirms it")
        mail = postfix.mails(5)[4]
        expect("お知らせがあります" in mail["Subject"] and "/consult" in mail.get_content(), f"then the notice comes: {mail['Subject']}")
        expect(form(link.group(1))[0] == 404, "once")
    desk.shutdown()


def main():
    binary = pathlib.Path(sys.argv[1]).resolve()
    os.environ["PATH"] += ":/usr/sbin"
    os.environ["LC_ALL"] = "C.UTF-8"
    if os.geteuid() != 0:
        print("skipped: Postfix starts as root alone")
        sys.exit(77)
    if not shutil.which("postfix"):
        print("skipped: postfix is not installed")
        sys.exit(77)
    web = http.server.HTTPServer(("127.0.0.1", 0), Hook)
    threading.Thread(target=web.serve_forever, daemon=True).start()
    with tempfile.TemporaryDirectory(prefix="sekimori-mail-") as name:
        folder = pathlib.Path(name)
        with Postfix(folder) as postfix:
            data = folder / "sekimori"
            (folder / "secret").write_text(SECRET + "\n")
            (folder / "secret").chmod(0o600)
            (folder / "password").write_text("correct horse battery\n")
            options = ["--data", str(data), "--smtp-url", f"smtp://127.0.0.1:{postfix.port}", "--mail-from", "sekimori@example.jp", "--webhook-url",
                       f"http://127.0.0.1:{web.server_port}/hook", "--webhook-secret-file", str(folder / "secret"), "--public-url",
                       "https://sekimori.example.jp"]

            def run(*words, code=0):
                done = subprocess.run([binary, *words], capture_output=True, text=True, timeout=120)
                expect(done.returncode == code, f"sekimori {' '.join(words[:3])} ended with {done.returncode}: {done.stderr}")
                return done.stdout

            run("account", "create", "--login", "sato", "--role", "secret_manager", "--password-file", str(folder / "password"), "--data", str(data))
            run("notify", "test", "--to", "sato@example.jp", *options)
            mail = postfix.mails(1)[0]
            expect(mail["Subject"] == "Sekimori: test of notifications", f"the subject: {mail['Subject']}")
            expect("https://sekimori.example.jp" in mail.get_content(), "the link stands in the text")
            expect(mail["Auto-Submitted"] == "auto-generated" and mail["Message-ID"], "no machine answers it")
            run("notify", "test", "--to", "sato@example.jp", "--lang", "ja", *options)
            mail = postfix.mails(2)[1]
            expect(mail["Subject"] == "関守: 送信の確認" and "お知らせ" in mail.get_content(), f"Japanese arrives whole: {mail['Subject']}")
            expect(len(Hook.taken) == 2 and all(signed(*one) for one in Hook.taken), "the webhook's signature is right")
            expect(not signed(Hook.taken[0][0], Hook.taken[0][1] + b" "), "and breaks with one byte")
            Hook.fail = 1
            run("notify", "test", "--to", "sato@example.jp", *options, code=7)
            for evil in ("sato@example.jp\nBcc: eve@example.jp", "sato@example.jp>\r\nRCPT TO:<eve@example.jp", "eve", "a b@example.jp"):
                run("notify", "test", "--to", evil, *options, code=6)
            run("notify", "test", "--to", "sato@example.jp", "--data", str(data), "--smtp-url", "smtp://mail.example.jp", "--mail-from", "x@example.jp",
                code=7)
            said = json.loads(run("notify", "set", "--login", "sato", "--mail", "sato@example.jp", "--quiet-from", "22:00", "--quiet-to", "07:00",
                                  "--data", str(data)))
            expect(said["quiet_from"] == "22:00" and said["kinds"] == ["alert"], "a subscription is kept")
            run("notify", "set", "--login", "sato", "--quiet-from", "25:00", "--data", str(data), code=6)
            words_of_a_desk(run, binary, folder, data, options[2:], postfix)
    web.shutdown()
    print("mail and webhook arrived, signed and without names")


if __name__ == "__main__":
    main()
