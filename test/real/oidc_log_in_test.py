#!/usr/bin/env python3
"""Logging in by a provider: npm's oidc-provider runs on loopback, the node is its client, a browser without scripts walks the way.

usage: oidc_log_in_test.py SEKIMORI BUILD
"""
import json
import os
import pathlib
import re
import secrets
import shutil
import socket
import subprocess
import sys
import tempfile
import urllib.parse

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "fault"))
from log_in_session import Browser, expect
from served import NOBODY, Served, unprivileged

PACKAGE = "oidc-provider@8"


def skip(why):
    print("skipped: " + why)
    sys.exit(77)


def provider_folder(build):
    """A folder with the provider's modules; fetched once."""
    folder = pathlib.Path(build) / "test" / "oidc-provider"
    if not (folder / "node_modules" / "oidc-provider").is_dir():
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "package.json").write_text('{"type": "module", "private": true}\n')
        try:
            done = subprocess.run(["npm", "install", "--no-audit", "--no-fund", PACKAGE], cwd=folder, capture_output=True, text=True, timeout=300)
        except subprocess.TimeoutExpired:
            skip("npm did not answer within five minutes")
        if done.returncode != 0:
            skip("npm install failed: " + done.stderr.strip()[-200:])
    shutil.copy(pathlib.Path(__file__).with_name("oidc_provider.js"), folder / "provider.js")
    return folder


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


def walk(address, start, login):
    """From the provider's first page to the address it sends the browser back to."""
    browser = Browser(address)
    where, form = start, None
    for _ in range(12):
        parts = urllib.parse.urlsplit(where)
        if parts.netloc and parts.netloc != address:
            return where
        path = parts.path + ("?" + parts.query if parts.query else "")
        page = browser.get(path) if form is None else browser.ask(
            "POST", path, urllib.parse.urlencode(form).encode(), {"Content-Type": "application/x-www-form-urlencoded"})
        form = None
        if page.location:
            where = page.location
            continue
        action = re.search(r'action="([^"]+)"', page.text)
        expect(action, f"the provider shows a form, not {page.status} {page.text[:200]}")
        where = action[1]
        form = {"prompt": re.search(r'name="prompt" value="(\w+)"', page.text)[1]}
        if form["prompt"] == "login":
            form.update(login=login, password="any")
    raise SystemExit("FAILED: the provider leads nowhere")


def main():
    binary, build = pathlib.Path(sys.argv[1]).resolve(), sys.argv[2]
    if not shutil.which("node") or not shutil.which("npm"):
        skip("node and npm are not installed")
    modules = provider_folder(build)
    port, own = free_port(), free_port()
    client, secret = "sekimori", secrets.token_hex(16)
    redirect = f"http://127.0.0.1:{own}/log-in/provider/return"
    issuer = f"http://127.0.0.1:{port}"
    with tempfile.TemporaryDirectory(prefix="sekimori-oidc-") as name:
        folder = pathlib.Path(name)
        if unprivileged(binary):
            os.chown(folder, NOBODY, NOBODY)
        (folder / "secret").write_text(secret + "\n")
        (folder / "secret").chmod(0o600)
        if unprivileged(binary):
            os.chown(folder / "secret", NOBODY, NOBODY)
        node = subprocess.Popen(["node", "provider.js", str(port), client, secret, redirect], cwd=modules, stdout=subprocess.PIPE,
                                stderr=subprocess.DEVNULL)
        try:
            expect(node.stdout.readline().strip() == b"ready", "the provider runs")
            served = Served(binary, folder / "data", listen=f"127.0.0.1:{own}", extra=[
                "--oidc-issuer", issuer, "--oidc-client", client, "--oidc-secret-file", str(folder / "secret"),
                "--oidc-name", "Example ID", "--group-role", "managers=executive"])
            with served:
                expect(served.address == f"127.0.0.1:{own}", "the node listens where the provider expects it")
                browser = Browser(served.address)
                expect("Log in with Example ID" in browser.get("/log-in").text, "the log-in page shows the way")
                start = browser.get("/log-in/provider")
                query = dict(urllib.parse.parse_qsl(urllib.parse.urlsplit(start.location).query))
                expect(query["code_challenge_method"] == "S256" and query["response_type"] == "code" and len(query["state"]) == 43, "PKCE and a state")
                back = walk(f"127.0.0.1:{port}", start.location, "mori")
                expect(back.startswith(redirect), "the provider sends the browser back: " + back)
                path = back[len(f"http://127.0.0.1:{own}"):]

                stranger = Browser(served.address)
                expect(stranger.get(path).status == 401, "another browser cannot end this log-in")
                page = browser.get(path.replace("state=", "state=A"))
                expect(page.status == 401 and "sekimori-" + str(own) not in browser.cookies, "nor does another state")
                start = browser.get("/log-in/provider")
                back = walk(f"127.0.0.1:{port}", start.location, "mori")
                path = back[len(f"http://127.0.0.1:{own}"):]
                page = browser.get(path)
                expect(page.status == 200 and page.header("refresh") == "0;url=/", f"the right browser enters: {page.status} {page.text[-300:]}")
                me = json.loads(browser.get("/api/v1/me").text)
                expect(me["login"] == "mori" and me["roles"] == ["executive"], f"with the role of his group: {me}")
                expect(Browser(served.address).get(path).status == 401 and browser.get(path).status == 401, "the same answer works no second time")

                start = browser.get("/log-in/provider")
                back = walk(f"127.0.0.1:{port}", start.location, "hara")
                expect(browser.get(back[len(f"http://127.0.0.1:{own}"):]).status == 401, "who is in no group stays outside")
                start = browser.get("/log-in/provider")
                state = dict(urllib.parse.parse_qsl(urllib.parse.urlsplit(start.location).query))["state"]
                expect(browser.get(f"/log-in/provider/return?state={state}&code=forged").status == 401, "a forged code opens nothing")
                start = browser.get("/log-in/provider")
                state = dict(urllib.parse.parse_qsl(urllib.parse.urlsplit(start.location).query))["state"]
                expect(browser.get(f"/log-in/provider/return?state={state}&error=access_denied").status == 401, "a refusal is a refusal")
        finally:
            node.terminate()
            node.wait(10)
    print("the provider's people entered, and nobody else")


if __name__ == "__main__":
    main()
