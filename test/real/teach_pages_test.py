#!/usr/bin/env python3
"""What everybody sees of newsletter and seminars: plain pages without an account. The archive with search and feeds, leaving by one click as a mail program does
it (RFC 8058), a contact person's page, registering for a seminar by a link that comes by mail, calendars. Forged links change nothing.

usage: teach_pages_test.py SEKIMORI [BUILD]
"""
import datetime
import email
import email.policy
import email.utils
import http.client
import json
import pathlib
import re
import socketserver
import subprocess
import sys
import tempfile
import threading
import urllib.parse
import xml.etree.ElementTree

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "fault"))

from log_in_session import expect  # noqa: E402
from served import Served  # noqa: E402


class Sink(socketserver.StreamRequestHandler):
    """A mail server that keeps what it is given."""
    mails = []

    def handle(self):
        say = lambda text: self.wfile.write(text.encode() + b"\r\n")  # noqa: E731
        say("220 sink")
        to, body = "", b""
        while line := self.rfile.readline():
            word = line.strip().upper()
            if word.startswith(b"EHLO"):
                say("250 sink")
            elif word.startswith(b"RCPT"):
                to = line.decode().split("<")[1].split(">")[0]
                say("250 ok")
            elif word == b"DATA":
                say("354 go on")
                body = b""
                while (text := self.rfile.readline()) not in (b".\r\n", b""):
                    body += text[1:] if text.startswith(b"..") else text
                Sink.mails.append((to, body))
                say("250 taken")
            elif word == b"QUIT":
                say("221 bye")
                return
            else:
                say("250 ok")


def main():
    binary = pathlib.Path(sys.argv[1]).resolve()
    sink = socketserver.ThreadingTCPServer(("127.0.0.1", 0), Sink)
    sink.daemon_threads = True
    threading.Thread(target=sink.serve_forever, daemon=True).start()
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        data = folder / "data"
        (folder / "pw").write_text("correct horse battery\n")
        (folder / "pw").chmod(0o600)

        def run(*words, code=0):
            done = subprocess.run([binary, *words, "--data", data], capture_output=True, text=True, timeout=120, cwd=folder)
            expect(done.returncode == code, f"sekimori {' '.join(map(str, words[:3]))} ended with {done.returncode}: {done.stderr}")
            return done.stdout

        def by(login, *words):
            return json.loads(run(*words, "--login", login, "--password-file", "pw", "--json"))

        for login, role in (("editor", "newsletter_editor"), ("approver", "newsletter_approver"), ("secretary", "secretariat")):
            run("account", "create", "--login", login, "--role", role, "--password-file", "pw")
        (folder / "list.csv").write_text("organisation,contact_name,contact_mail,address,charset,leaving\n架空会,窓口,soc@a.example,a1@a.example,UTF-8,by_contact\n"
                                         "読者,本人,b@b.example,b@b.example,UTF-8,by_reader\n")
        by("secretary", "subscriber", "import", "list.csv", "--reason", "first")
        today = subprocess.run(["date", "+%F"], env={"TZ": "Asia/Tokyo"}, capture_output=True, text=True).stdout.strip()
        by("editor", "newsletter", "open", "--number", "104", "--day", today)
        for section in ("opening", "security", "seminars", "related", "editors_note"):
            by("editor", "newsletter", "write", "104", section, "--ja", "梅の便りと<script>alert(1)</script>秘密の話。", "--en", "Plums and secrets.")
        by("editor", "newsletter", "rest", "104", "litigation")
        sha256 = by("editor", "newsletter", "submit", "104")["sha256"]
        by("approver", "newsletter", "approve", "104", "--sha256", sha256)
        base = "https://forum.example.jp"
        mail = ["--smtp-url", f"smtp://127.0.0.1:{sink.server_address[1]}", "--mail-from", "newsletter@example.jp", "--public-url", base]
        sent = json.loads(run("newsletter", "send", "104", *mail, "--json"))
        expect(sent["accepted"] == 2, f"both got it: {sent}")
        bodies = dict(Sink.mails)
        leave = re.search(rb"List-Unsubscribe: <https://forum.example.jp(/[^>]*)>", bodies["b@b.example"]).group(1).decode()
        expect(b"List-Unsubscribe-Post: List-Unsubscribe=One-Click" in bodies["b@b.example"], "RFC 8058 for who may leave by himself")
        expect(b"List-Unsubscribe" not in bodies["a1@a.example"], "not where contact persons decide")
        told = by("secretary", "subscriber", "link", "S-001", *mail)
        expect("token" not in told, "the link is the contact person's alone")
        run("subscriber", "link", "S-001", code=2)
        contact = re.search(r"/public/newsletter/contact/([\w.-]+)", decoded(dict(Sink.mails)["soc@a.example"])).group(1)
        run("material", "restock", "leaving-pamphlet", "--language", "ja", "--copies", "20", "--reason", "printed")
        starts = {"title": {"ja": "はじめの一歩", "en": "First steps"}, "starts_at": "2099-02-27T14:00:00+09:00", "ends_at": "2099-02-27T16:00:00+09:00", "place": "会議室",
                  "prefecture": "東京都", "mode": "hybrid", "seats": 1, "online_seats": 5, "hosts": ["INPIT"], "online_address": "https://video.example/1"}
        (folder / "seminar.json").write_text(json.dumps(starts, ensure_ascii=False))
        by("secretary", "seminar", "add", "seminar.json", "--reason", "x")
        by("secretary", "seminar", "state", "SM-2099-001", "open")
        served = Served(binary, data, extra=mail)
        served.who = {}
        with served:
            def ask(method, path, body=None, language="ja"):
                host, port = served.address.replace("http://", "").split(":")
                line = http.client.HTTPConnection(host, int(port), timeout=30)
                headers = {"Accept-Language": language}
                if body is not None:
                    headers["Content-Type"] = "application/x-www-form-urlencoded"
                line.request(method, urllib.parse.quote(path, safe="/?=&%.-_"), body, headers)
                answer = line.getresponse()
                return answer.status, answer.read().decode(), dict(answer.getheaders())

            status, page, headers = ask("GET", "/public/newsletter")
            expect(status == 200 and "第104号" in page, f"the archive: {status}")
            expect("script-src" not in headers["Content-Security-Policy"] or "'none'" in headers["Content-Security-Policy"], "no script runs there")
            expect("第104号" in ask("GET", "/public/newsletter?q=梅の便り")[1] and "第104号" not in ask("GET", "/public/newsletter?q=桜")[1], "the search finds")
            status, page, _ = ask("GET", "/public/newsletter/104")
            expect(status == 200 and "<script>" not in page and "&lt;script&gt;" in page and sha256 in page, "an issue, escaped, with its hash")
            expect(ask("GET", "/public/newsletter/104.txt")[1].startswith("=" * 70), "as text")
            expect("Plums" in ask("GET", "/public/newsletter/104", language="en")[1], "in English")
            expect(ask("GET", "/public/newsletter/105")[0] == 404, "no other issue")
            for path in ("/public/newsletter/feed.xml", "/public/newsletter/atom.xml"):
                status, text, headers = ask("GET", path)
                expect(status == 200 and "第104号" in text and xml.etree.ElementTree.fromstring(text) is not None, f"{path} is XML")
            # Opening the link changes nothing; the post of a mail program takes the address off; a forged one does not.
            expect("b@b.example" in ask("GET", leave)[1], "the page asks")
            expect("停止する" in ask("GET", leave)[1], "looking changes nothing")
            expect(ask("POST", leave[:-4] + "AAAA", "List-Unsubscribe=One-Click")[0] == 404, "forged")
            expect(ask("POST", leave, "List-Unsubscribe=One-Click")[0] == 200, "one click")
            # A contact person's page.
            page = f"/public/newsletter/contact/{contact}"
            expect("a1@a.example" in ask("GET", page)[1], "his addresses")
            status, text, _ = ask("POST", page, urllib.parse.urlencode({"wish": "add", "more": "a2@a.example\r\nx\r\n"}))
            expect(status == 422 and "a2@a.example" not in text.split("<form")[1].split("textarea")[0], f"one that is none changes nothing: {status}")
            status, text, _ = ask("POST", page, urllib.parse.urlencode({"wish": "add", "more": "a2@a.example\r\na3@a.example"}))
            expect(status == 200 and "a3@a.example" in text, "two more")
            status, text, _ = ask("POST", page, urllib.parse.urlencode({"wish": "remove", "a1": "a1@a.example"}))
            expect(status == 200 and "a1@a.example" not in text, "one less")
            expect(ask("GET", page[:-3] + "AAA")[0] == 404, "forged")
            # A seminar.
            expect("はじめの一歩" in ask("GET", "/public/seminars")[1], "the calendar")
            expect("video.example" not in ask("GET", "/public/seminars/SM-2099-001")[1], "the online address is for who takes part")
            for person in ("p1", "p2"):
                form = urllib.parse.urlencode({"name": person, "mail": f"{person}@firm.example", "organisation": "x", "band": "up_to_20", "way": "on_site"})
                expect(ask("POST", "/public/seminars/SM-2099-001", form)[0] == 202, "taken in")
            expect(ask("POST", "/public/seminars/SM-2099-001", urllib.parse.urlencode({"name": "x", "mail": "x@y.example\r\nBcc: z@z.example"}))[0] == 422, "no header added")
            for wrong in ({"band": "giant"}, {"way": "by_ship"}, {"industry": "ZZ"}):
                form = urllib.parse.urlencode({"name": "x", "mail": "w@firm.example", "band": "up_to_20", "way": "on_site", **wrong})
                expect(ask("POST", "/public/seminars/SM-2099-001", form)[0] == 422, f"not of the lists: {wrong}")
            # Pamphlets to read and to order.
            expect("退職のときに守ること" in ask("GET", "/public/material")[1], "what comes with the program")
            expect("三十日" in ask("GET", "/public/material/leaving-pamphlet")[1] and "thirty days" in ask("GET", "/public/material/leaving-pamphlet", language="en")[1],
                   "its words in both languages")
            expect(ask("GET", "/public/material/nothing")[0] == 404, "no other one")
            order = {"what": "leaving-pamphlet/ja", "copies": "2", "recipient": "<b>総務</b>", "address": "架空市 1-2-3"}
            for status in (202, 202, 202, 429):
                expect(ask("POST", "/public/material", urllib.parse.urlencode(order))[0] == status, f"three orders a day to one door: {status}")
            expect(ask("POST", "/public/material", urllib.parse.urlencode({**order, "address": "別の町", "copies": "201"}))[0] == 422, "too many")
            expect(ask("POST", "/public/material", urllib.parse.urlencode({**order, "address": "別の町", "copies": "20"}))[0] == 409, "more than lie in store")
            links = {}
            for _ in range(300):
                for to, text in list(Sink.mails):
                    plain = decoded(text)
                    found = re.search(r"https://forum.example.jp(/public/seminars/registration/[\w-]+)", plain)
                    if found:
                        links[to] = found.group(1)
                if len(links) == 2:
                    break
                threading.Event().wait(0.2)
            expect(len(links) == 2, f"both got a link: {links}")
            expect("参加が確定" not in ask("GET", links["p1@firm.example"])[1], "looking confirms nothing")
            expect("確定しています" in ask("POST", links["p1@firm.example"], "wish=confirm")[1], "the only seat")
            expect("キャンセル待ち" in ask("POST", links["p2@firm.example"], "wish=confirm")[1], "the queue")
            ask("POST", links["p1@firm.example"], "wish=cancel")
            expect("確定しています" in ask("GET", links["p2@firm.example"])[1], "who waited has the seat")
            status, text, headers = ask("GET", "/public/seminars/SM-2099-001.ics")
            expect(status == 200 and headers["Content-Type"].startswith("text/calendar") and "TZID=Asia/Tokyo:20990227T140000" in text, "iCalendar")
        # Issues of a demo went out on their days, and the feeds tell these, not the day on which they were made.
        demo = folder / "demo"
        made = subprocess.run([binary, "demo", "letters", "--data", demo], capture_output=True, text=True, timeout=300)
        expect(made.returncode == 0, f"a secretariat in the middle of its work: {made.stderr}")
        listed = subprocess.run([binary, "newsletter", "archive", "--json", "--data", demo], capture_output=True, text=True, timeout=120)
        days = {one["number"]: one["day"] for one in map(json.loads, listed.stdout.splitlines())}
        expect(len(days) == 2, f"two issues were sent: {listed.stdout} {listed.stderr}")
        other = Served(binary, demo)
        other.who = {}
        with other:
            def feed(path):
                host, port = other.address.replace("http://", "").split(":")
                line = http.client.HTTPConnection(host, int(port), timeout=30)
                line.request("GET", path)
                return xml.etree.ElementTree.fromstring(line.getresponse().read())

            tokyo = datetime.timezone(datetime.timedelta(hours=9))
            told = {one.find("link").text.rsplit("/", 1)[1]: email.utils.parsedate_to_datetime(one.find("pubDate").text).astimezone(tokyo).date().isoformat()
                    for one in feed("/public/newsletter/feed.xml").iter("item")}
            expect(told == days, f"RSS tells the days on which they were sent: {told}, not {days}")
            atom = "{http://www.w3.org/2005/Atom}"
            told = {one.find(f"{atom}link").get("href").rsplit("/", 1)[1]: datetime.datetime.fromisoformat(one.find(f"{atom}updated").text.replace("Z", "+00:00"))
                    .astimezone(tokyo).date().isoformat() for one in feed("/public/newsletter/atom.xml").iter(f"{atom}entry")}
            expect(told == days, f"so does Atom: {told}")
    sink.shutdown()
    print("archive, feeds, one click, a contact person's page, registration and calendar work without an account")


def decoded(mail):
    part = email.message_from_bytes(mail, policy=email.policy.default).get_body(preferencelist=("plain",))
    return part.get_content() if part else ""


if __name__ == "__main__":
    main()
