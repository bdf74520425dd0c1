"""Answers of a desk by mail: only to whoever left an address, ticked what may be sent and confirmed the address by the link of a first mail; once for
each answer, without a header that somebody smuggled in.

usage: desk_answer_mail_test.py SEKIMORI [BUILD]
"""

import email
import email.policy
import http.client
import json
import pathlib
import re
import socketserver
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "fault"))

from log_in_session import expect  # noqa: E402
from served import Served  # noqa: E402
from teach_pages_test import Sink  # noqa: E402

EVIL = ("a@firm.example\r\nBcc: eve@evil.example", "a@firm.example, eve@evil.example", "<a@firm.example>", "a b@firm.example", "a@b@c", "山田@firm.example", "DESK@example.jp")


LINK = re.compile(r"https://desk\.example\.jp(/consult/mail/[A-Za-z0-9_-]+)")


def all_to(address: str) -> list:
    return [email.message_from_bytes(body, policy=email.policy.default) for to, body in Sink.mails if to == address]


def mails_to(address: str) -> list:
    return [one for one in all_to(address) if not LINK.search(one.get_content())]


def link_to(address: str) -> str:
    """The path of the confirming mail that went there last."""
    for _ in range(300):
        found = [match.group(1) for one in all_to(address) if (match := LINK.search(one.get_content()))]
        if found:
            return found[-1]
        time.sleep(0.1)
    raise AssertionError(f"no confirming mail to {address}")


def wait_for(address: str, count: int) -> list:
    for _ in range(300):
        if len(mails_to(address)) >= count:
            break
        time.sleep(0.1)
    time.sleep(0.5)
    found = mails_to(address)
    expect(len(found) == count, f"{count} mails to {address}, not {len(found)}")
    return found


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

        run("account", "create", "--login", "op", "--role", "desk_operator", "--password-file", "pw")
        token = json.loads(run("token", "create", "--login", "op", "--scope", "api", "--json"))["token"]
        without = Served(binary, data)
        without.who = {}
        with without:
            host, port = without.address.replace("http://", "").split(":")
            line = http.client.HTTPConnection(host, int(port), timeout=30)
            line.request("GET", "/consult")
            expect('name="mail"' not in line.getresponse().read().decode(), "a desk without a mail server asks for no address")
        mail = ["--smtp-url", f"smtp://127.0.0.1:{sink.server_address[1]}", "--mail-from", "desk@example.jp", "--public-url", "https://desk.example.jp"]
        served = Served(binary, data, extra=mail)
        served.who = {}
        with served:
            host, port = served.address.replace("http://", "").split(":")

            def ask(method, path, body, headers):
                line = http.client.HTTPConnection(host, int(port), timeout=30)
                line.request(method, path, body, headers)
                answer = line.getresponse()
                return answer.status, answer.read().decode()

            def form(path, language="ja", **fields):
                return ask("POST", path, urllib.parse.urlencode(fields), {"Content-Type": "application/x-www-form-urlencoded", "Accept-Language": language})

            def api(method, path, body=None):
                status, text = ask(method, "/api/v1" + path, json.dumps(body) if body is not None else None,
                                   {"Authorization": f"Bearer {token}", "Content-Type": "application/json"})
                expect(status < 300, f"{path}: {status} {text}")
                return json.loads(text)

            def asked(**fields):
                status, page = form("/consult/new", **fields)
                expect(status == 201, f"it is taken: {status} {page}")
                code = re.search(r'id="code-given">([^<]+)<', page).group(1)
                return code, max(one["number"] for one in api("GET", "/consultations?standing=all")["items"])

            def confirm(address):
                path = link_to(address)
                status, page = ask("GET", path, None, {"Accept-Language": "ja"})
                expect(status == 200 and "確認する" in page and address not in page, f"the link leads to a button: {status}")
                expect(form(path)[0] == 200, "which confirms the address")
                expect(form(path)[0] == 404 and ask("GET", path, None, {})[0] == 404, "once")

            status, page = ask("GET", "/consult", None, {"Accept-Language": "ja"})
            expect('name="mail_notice"' in page and 'name="mail_text"' in page and "checked" not in page, "the boxes are there, and none is ticked")
            for evil in EVIL:
                status, page = form("/consult/new", text="質問", mail=evil, mail_text="yes")
                expect(status == 422 and "質問" in page, f"{evil!r} is refused, and what was written is not lost: {status}")
            expect(form("/consult/new", text="質問", mail="a@firm.example")[0] == 422, "an address without a word on what may be sent to it is not taken")
            expect(form("/consult/new", text="質問", mail_notice="yes")[0] == 422, "nor a wish without an address")

            silent, first = asked(text="住所なし")
            notice, second = asked(text="知らせだけ", mail="notice@firm.example", mail_notice="yes")
            whole, third = asked(language="en", text="words, too", mail="text@firm.example", mail_notice="yes", mail_text="yes")
            told = api("GET", f"/consultations/{second}")
            expect(told["by_mail"]["wish"] == "notice" and told["by_mail"]["agreed_at"] and told["identity"]["mail"] == "notice@firm.example",
                   f"what was agreed to is kept with its time: {told['by_mail']}")
            for number in (first, second, third):
                api("POST", f"/consultations/{number}/words", {"kind": "note", "text": "内輪のメモ"})
                api("POST", f"/consultations/{number}/answer", {"text": "とても目立つ回答\n.\nBcc: eve@evil.example", "blocks": [], "faq": [], "language": "ja"})
            first_mail = link_to("notice@firm.example") and all_to("notice@firm.example")[0]
            expect("目立つ回答" not in first_mail.as_string() and second not in first_mail.as_string() and notice not in first_mail.as_string(),
                   "the first mail says nothing but what it asks")
            wait_for("notice@firm.example", 0)
            expect(api("GET", f"/consultations/{second}")["by_mail"]["confirmed_at"] is None, "nobody has confirmed it")
            expect(form("/consult/mail/" + "A" * 43)[0] == 404, "a guessed link confirms nothing")
            confirm("notice@firm.example")
            expect(api("GET", f"/consultations/{second}")["by_mail"]["confirmed_at"], "now it is")
            confirm("text@firm.example")
            one = wait_for("notice@firm.example", 1)[0]
            expect("目立つ回答" not in one.get_content() and "https://desk.example.jp/consult" in one.get_content(), "a notice says where, not what")
            expect(notice not in one.as_string() and second not in one.as_string(), "neither code nor number is in it")
            expect(one["Auto-Submitted"] == "auto-generated" and "desk@example.jp" in one["From"], "no machine answers it")
            one = wait_for("text@firm.example", 1)[0]
            expect("とても目立つ回答\n.\nBcc:" in one.get_content().replace("\r\n", "\n") and one["Bcc"] is None, "the words come whole, and make no header")
            expect("desk for trade secrets" in one["Subject"], f"in the language in which it was asked: {one['Subject']}")
            expect({to for to, _ in Sink.mails} == {"notice@firm.example", "text@firm.example"}, f"nobody else got any: {[to for to, _ in Sink.mails]}")

            # Our own mail come back is no question, so that no loop begins.
            (folder / "loop.eml").write_bytes(Sink.mails[0][1])
            # More wishes later: from nothing to the words, and back to nothing.
            status, page = form("/consult", code=silent, change="mail", mail="late@firm.example", mail_text="yes")
            expect(status == 200 and 'id="mail-wish"' in page, f"the code changes the wish: {status}")
            expect("late@firm.example" not in page, "the page shows the address to nobody")
            confirm("late@firm.example")
            status, page = form("/consult", code=whole, change="mail")
            expect(status == 200 and api("GET", f"/consultations/{third}")["identity"]["mail"] == "", "taking it back takes the address along")
            api("POST", f"/consultations/{first}/words", {"kind": "ask_back", "text": "いつのことですか。"})
            api("POST", f"/consultations/{third}/answer", {"text": "さらに", "blocks": [], "faq": [], "language": "ja"})
            expect("いつのことですか" in wait_for("late@firm.example", 1)[0].get_content(), "a question of the desk goes out like an answer")
            wait_for("text@firm.example", 1)
            # A call by telephone: the operator records what was agreed to.
            made = api("POST", "/consultations", {"channel": "telephone", "text": "電話", "attributes": told["attributes"], "by_mail": "notice",
                                                  "identity": {"organisation": "", "person": "", "phone": "", "mail": "call@firm.example", "counterparties": []}})
            confirm("call@firm.example")
            api("POST", f"/consultations/{made['number']}/answer", {"text": "はい", "blocks": [], "faq": [], "language": "ja"})
            wait_for("call@firm.example", 1)
            # Whoever asked has it erased: at once, when it is closed.
            status, page = form("/consult", code=silent, change="forget")
            expect(status == 200 and "消去を希望" in page, f"the wish stands while the desk works on it: {status}")
            expect(api("POST", f"/consultations/{first}/close", {"reason": "取り下げ"})["erased_at"], "closing it erases it")
            expect(form("/consult", code=silent)[0] == 404, "and the code is good for nothing any more")
        again = Served(binary, data, extra=mail)
        again.who = {}
        before = len(Sink.mails)
        with again:
            time.sleep(6)  # a round of the notifier
        expect(len(Sink.mails) == before, "started again, it sends nothing twice")
        deliver = subprocess.run([binary, "consultation", "deliver", "--sender", "desk@example.jp", "--recipient", "desk@example.jp", "--data", data],
                                 stdin=open(folder / "loop.eml", "rb"), capture_output=True, timeout=120)
        expect(deliver.returncode == 0, f"the loop is swallowed: {deliver.stderr}")
        count = len(run("consultation", "list", "--standing", "all", "--json").splitlines())
        expect(count == 4, f"and makes no question: {count}")
    sink.shutdown()
    print("answers went out by mail as agreed, once each")


if __name__ == "__main__":
    main()
