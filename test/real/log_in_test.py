#!/usr/bin/env python3
"""The log-in as a browser without scripts meets it: cookie, second step, forged and stolen requests, ends of sessions.

usage: log_in_test.py SEKIMORI BUILD
"""
import json
import pathlib
import re
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "fault"))
from log_in_session import Browser, expect, one_time_code
from served import Served, prepare, run


def log_in(browser, password="correct horse battery", **more):
    return browser.post_form("/log-in", login="collector", password=password, **more)


def fresh_code(key, after=None):
    """A code of a step in which none was used yet; waits for the next one when it must."""
    while after is not None and int(time.time() // 30) <= after:
        time.sleep(0.5)
    return one_time_code(key)


def main():
    binary = pathlib.Path(sys.argv[1]).resolve()
    with tempfile.TemporaryDirectory(prefix="sekimori-log-in-") as folder:
        data, _, ingest_token = prepare(binary, folder)
        api_token = run(binary, "token", "create", "--login", "collector", "--scope", "api", "--data", data)
        with Served(binary, data) as served:
            first = Browser(served.address)
            page = first.get("/log-in")
            expect(page.status == 200 and 'action="/log-in"' in page.text, "the log-in page works without scripts")
            expect("<script" not in page.text and "default-src 'none'" in page.header("content-security-policy"), "and holds none")
            expect("ログイン" in first.get("/log-in", **{"Accept-Language": "ja"}).text, "and speaks Japanese")

            wrong = log_in(first, "wrong horse battery")
            unknown = first.post_form("/log-in", login="nobody", password="wrong horse battery")
            expect(wrong.status == 401 and unknown.status == 401 and not wrong.cookies, "a wrong password opens nothing")
            alert = re.search(r"<p role=.alert.*?</p>", wrong.text, re.S)[0]
            expect(alert in unknown.text, "and an unknown name is refused in the same words")
            evil = first.post_form("/log-in", login='"><script>x</script>', password="x")
            expect("<script>x" not in evil.text, "what was typed is shown as text")

            page = log_in(first, next="/alerts?state=new")
            expect(page.status == 303 and page.location == "/alerts?state=new", "after the log-in one goes where one wanted")
            cookie = page.cookies[0]
            expect("HttpOnly" in cookie and "SameSite=Strict" in cookie and "Domain" not in cookie, f"a cookie that scripts cannot read: {cookie}")
            for elsewhere in ("https://evil.example/", "//evil.example", "/\\evil.example", "/%0d%0aX: y\r\nX: y", "javascript:alert(1)"):
                away = Browser(served.address)
                expect(log_in(away, next=elsewhere).location.split("%")[0] == "/", f"no way leads to {elsewhere!r}")

            me = json.loads(first.get("/api/v1/me").text)
            expect(me["login"] == "collector" and me["csrf_token"], "the session says who it is")
            csrf = {"X-CSRF-Token": me["csrf_token"]}
            own = {"Origin": "http://" + served.address, "Sec-Fetch-Site": "same-origin"}
            path = "/api/v1/second-factors/app"
            expect(first.ask("POST", path, b"{}").status == 403, "no change without the page's token")
            expect(first.ask("POST", path, b"{}", {**csrf, "Origin": "http://evil.example"}).status == 403, "nor from another site")
            expect(first.ask("POST", path, b"{}", {**csrf, "Sec-Fetch-Site": "cross-site"}).status == 403, "nor from a frame in it")
            expect(first.ask("POST", path, b"{}", {"X-CSRF-Token": "A" * 43}).status == 403, "nor with a guessed token")
            expect(first.ask("POST", path, b"{}", {**csrf, **own}).status == 200, "with it, yes")
            foreign = first.post_form("/log-in", {"Origin": "http://evil.example", "Sec-Fetch-Site": "cross-site"}, login="collector",
                                      password="correct horse battery")
            expect(foreign.status == 403, "nobody is logged in by another site's form")
            again = Browser(served.address)
            expect(again.ask("POST", path, b"{}", {"Authorization": "Bearer " + api_token}).status == 403,
                   "a program's token may not change how its holder logs in")
            name, value = next(iter(first.cookies.items()))
            expect(again.get("/api/v1/me", Cookie=f"{name}={api_token}").status == 401, "nor does it open anything as a cookie")
            expect(again.get("/api/v1/me", Cookie=f"{name}={ingest_token}").status == 401, "nor the collector's")
            expect(again.get("/api/v1/me", Cookie=f"{name}=x; {name}={value}").status in (401, 422), "a cookie set twice is refused")
            expect(again.get("/api/v1/me", Cookie=f"{name}={value[:-1]}A").status == 401 or value.endswith("A"), "nor a changed one")
            expect(again.get("/api/v1/me", Cookie="a=b; " * 3000).status in (400, 413, 422, 431), "a heap of cookies is refused")
            old = dict(first.cookies)
            expect(log_in(first).status == 303, "logging in again")
            expect(first.cookies != old, "gives another session")
            stolen = Browser(served.address)
            stolen.cookies = old
            expect(stolen.get("/api/v1/me").status == 401, "and ends the one before")

            # A second factor, enrolled on the page without scripts.
            page = first.get("/account/second-factor")
            key = re.search(r"<code>([A-Z2-7]+)</code>", page.text)[1]
            expect('<p class="qr"><svg' in page.text, "the page draws the QR code")
            fields = {"csrf_token": page.field("csrf_token"), "ticket": page.field("ticket")}
            expect(first.post_form("/account/second-factor", code="000000", **fields).status == 422, "a wrong code enrols nothing")
            expect(first.post_form("/account/second-factor", code=one_time_code(key), ticket=fields["ticket"]).status == 403,
                   "nor does a form without the page's token")
            used = int(time.time() // 30)
            done = first.post_form("/account/second-factor", code=one_time_code(key), **fields)
            codes = re.findall(r"<li>([a-z2-7]{4}(?:-[a-z2-7]{4}){3})</li>", done.text)
            expect(done.status == 200 and len(codes) == 10, f"ten recovery codes are shown once ({done.status}, {len(codes)})")
            expect(codes[0] not in first.get("/account/second-factor").text, "and never again")
            expect(Browser(served.address).get("/account/second-factor").location == "/log-in?next=/account/second-factor",
                   "a stranger is sent to the log-in")

            second = Browser(served.address)
            page = log_in(second, next="/secrets")
            expect(page.status == 200 and not page.cookies and page.field("ticket"), "the password alone opens nothing now")
            ticket = page.field("ticket")
            expect(second.post_form("/log-in/second", ticket=ticket, code=one_time_code(key, used * 30)).status == 401,
                   "the code of the enrolment works no second time")
            page = second.post_form("/log-in/second", ticket=ticket, code=codes[0], next="/secrets")
            expect(page.status == 303 and page.location == "/secrets", "a recovery code opens")
            third = Browser(served.address)
            ticket = log_in(third).field("ticket")
            expect(third.post_form("/log-in/second", ticket=ticket, code=codes[0]).status == 401, "once")
            expect(third.post_form("/log-in/second", ticket=ticket, code=fresh_code(key, used)).status == 303, "and so does the app")

            me = json.loads(third.get("/api/v1/me").text)
            ended = third.ask("POST", "/api/v1/log-out/everywhere", b"", {"X-CSRF-Token": me["csrf_token"], **own})
            expect(ended.status == 200 and json.loads(ended.text)["ended"] >= 2, f"log-out everywhere: {ended.status} {ended.text}")
            expect(second.get("/api/v1/me").status == 401 and first.get("/api/v1/me").status == 401, "ends the others too")
            # Bearer tokens go on as before.
            expect(again.get("/api/v1/me", Authorization="Bearer " + api_token).status == 200, "programs' tokens stay")

            fourth = Browser(served.address)
            page = fourth.post_form("/log-in/second", ticket=log_in(fourth).field("ticket"), code=codes[1])
            expect(page.status == 303, "a log-in by a recovery code")
            csrf_token = json.loads(fourth.get("/api/v1/me").text)["csrf_token"]
            expect(fourth.post_form("/log-out").status == 403, "nobody is logged out by a foreign form")
            expect(fourth.post_form("/log-out", csrf_token=csrf_token).status == 303 and not fourth.cookies, "log-out by the page")

            for _ in range(5):
                log_in(Browser(served.address), "wrong horse battery")
            expect(log_in(Browser(served.address)).status == 401, "five wrong passwords lock the account")
    print("log-in kept its promises")


if __name__ == "__main__":
    main()
