"""A browser without scripts, for tests of the log-in: cookies, forms, redirects, and one-time codes by RFC 6238.

    browser = Browser(served.address)
    page = browser.post_form("/log-in", login="sato", password="...")
    page.status, page.text, page.cookies
"""
import base64
import hashlib
import hmac
import http.client
import re
import struct
import time
import urllib.parse


def one_time_code(key, at=None):
    step = int((time.time() if at is None else at) // 30)
    padded = key + "=" * (-len(key) % 8)
    tag = hmac.new(base64.b32decode(padded), struct.pack(">Q", step), hashlib.sha1).digest()
    offset = tag[-1] & 15
    return "%06d" % ((struct.unpack(">I", tag[offset:offset + 4])[0] & 0x7FFFFFFF) % 1_000_000)


class Page:
    def __init__(self, status, text, headers):
        self.status, self.text, self.headers = status, text, headers
        self.cookies = [value for name, value in headers if name.lower() == "set-cookie"]
        self.location = next((value for name, value in headers if name.lower() == "location"), None)

    def header(self, name):
        return next((value for known, value in self.headers if known.lower() == name.lower()), "")

    def field(self, name):
        found = re.search(r'name="%s" value="([^"]*)"' % re.escape(name), self.text)
        return found[1].replace("&amp;", "&") if found else None


class Browser:
    def __init__(self, address):
        self.address = address
        self.cookies = {}

    def ask(self, method, path, body=None, headers=None):
        headers = {"Accept-Language": "en", **(headers or {})}
        if self.cookies and "Cookie" not in headers:
            headers["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        connection = http.client.HTTPConnection(self.address, timeout=60)
        try:
            connection.request(method, path, body=body, headers=headers)
            answer = connection.getresponse()
            page = Page(answer.status, answer.read().decode(), answer.getheaders())
        finally:
            connection.close()
        for cookie in page.cookies:
            name, rest = cookie.split("=", 1)
            value = rest.split(";", 1)[0]
            if "Max-Age=0" in rest:
                self.cookies.pop(name, None)
            else:
                self.cookies[name] = value
        return page

    def get(self, path, **headers):
        return self.ask("GET", path, headers=headers)

    def post_form(self, path, headers=None, **fields):
        return self.ask("POST", path, urllib.parse.urlencode(fields).encode(),
                        {"Content-Type": "application/x-www-form-urlencoded", "Origin": "http://" + self.address,
                         "Sec-Fetch-Site": "same-origin", **(headers or {})})


def expect(condition, what):
    if not condition:
        raise SystemExit("FAILED: " + what)
