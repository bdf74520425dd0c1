#!/usr/bin/env python3
"""An issue that is signed with DKIM, checked without our code: the body's hash and the headers are computed anew as RFC 6376 says, the signature by openssl;
in UTF-8 and in ISO-2022-JP.

usage: newsletter_dkim_test.py SEKIMORI [BUILD]
"""
import base64
import hashlib
import json
import pathlib
import re
import shutil
import socketserver
import subprocess
import sys
import tempfile
import threading

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "fault"))

from log_in_session import expect  # noqa: E402
from teach_pages_test import Sink  # noqa: E402


def relaxed(name, value):
    return (name.lower() + ":" + re.sub(r"[ \t\r\n]+", " ", value).strip()).encode()


def check(raw, public_key, folder):
    head, body = raw.split(b"\r\n\r\n", 1)
    fields = [re.match(r"([^:]+):(.*)$", field, re.S).groups() for field in re.split(r"\r\n(?![ \t])", head.decode("ascii"))]
    name, signature = fields[0]
    expect(name == "DKIM-Signature", f"the signature comes first: {name}")
    tags = dict((key.strip(), value) for key, value in (part.split("=", 1) for part in signature.replace("\r\n", "").split(";")))
    lines = [re.sub(rb"[ \t]+", b" ", line).rstrip(b" ") for line in body.split(b"\r\n")]
    while lines and not lines[-1]:
        lines.pop()
    hashed = base64.b64encode(hashlib.sha256(b"".join(line + b"\r\n" for line in lines)).digest()).decode()
    expect(hashed == tags["bh"].strip(), "the body's hash")
    names = tags["h"].strip().split(":")
    expect({"from", "list-unsubscribe", "list-unsubscribe-post"} <= set(names), f"what RFC 8058 wants signed: {names}")
    data = b"".join(relaxed(one, next(value for key, value in fields if key.lower() == one)) + b"\r\n" for one in names)
    data += relaxed(name, re.sub(r"b=[^;]*$", "b=", signature))
    (folder / "hashed").write_bytes(data)
    (folder / "signature").write_bytes(base64.b64decode(re.sub(r"\s", "", tags["b"])))
    done = subprocess.run(["openssl", "dgst", "-sha256", "-verify", public_key, "-signature", folder / "signature", folder / "hashed"], capture_output=True, text=True)
    expect(done.returncode == 0, f"the signature: {done.stdout}{done.stderr}")


def main():
    binary = pathlib.Path(sys.argv[1]).resolve()
    if not shutil.which("openssl"):
        print("skipped: openssl is not installed")
        sys.exit(77)
    sink = socketserver.ThreadingTCPServer(("127.0.0.1", 0), Sink)
    sink.daemon_threads = True
    threading.Thread(target=sink.serve_forever, daemon=True).start()
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        (folder / "pw").write_text("correct horse battery\n")
        (folder / "pw").chmod(0o600)

        def run(*words, code=0):
            done = subprocess.run([binary, *words, "--data", folder / "data"], capture_output=True, text=True, timeout=120, cwd=folder)
            expect(done.returncode == code, f"sekimori {' '.join(map(str, words[:3]))} ended with {done.returncode}: {done.stderr}")
            return done.stdout

        def by(login, *words):
            return json.loads(run(*words, "--login", login, "--password-file", "pw", "--json"))

        for login, role in (("editor", "newsletter_editor"), ("approver", "newsletter_approver"), ("secretary", "secretariat")):
            run("account", "create", "--login", login, "--role", role, "--password-file", "pw")
        (folder / "list.csv").write_text("organisation,contact_name,contact_mail,address,charset,leaving\n会,窓口,c@a.example,r1@firm.example,UTF-8,by_reader\n"
                                         "会,窓口,c@a.example,r2@firm.example,ISO-2022-JP,by_reader\n")
        by("secretary", "subscriber", "import", "list.csv", "--reason", "x")
        by("editor", "newsletter", "open", "--day", "2020-01-15")
        for section in ("opening", "security", "seminars", "related", "editors_note"):
            by("editor", "newsletter", "write", "1", section, "--ja", "秘密の話。  二つ　の空白。\n.点で始まる行", "--en", "x")
        by("editor", "newsletter", "rest", "1", "litigation")
        sha256 = by("editor", "newsletter", "submit", "1")["sha256"]
        by("approver", "newsletter", "approve", "1", "--sha256", sha256)
        key, public_key = folder / "key.pem", folder / "public.pem"
        subprocess.run(["openssl", "genrsa", "-out", key, "2048"], check=True, capture_output=True)
        subprocess.run(["openssl", "rsa", "-in", key, "-pubout", "-out", public_key], check=True, capture_output=True)
        mail = ["--smtp-url", f"smtp://127.0.0.1:{sink.server_address[1]}", "--mail-from", "newsletter@example.jp", "--public-url", "https://forum.example.jp"]
        run("newsletter", "send", "1", *mail, "--dkim-key", key, code=2)
        sent = json.loads(run("newsletter", "send", "1", *mail, "--dkim-key", key, "--dkim-selector", "news", "--json"))
        expect(sent["accepted"] == 2 and len(Sink.mails) == 2, f"both were sent: {sent}")
        for _, raw in Sink.mails:
            check(raw, public_key, folder)
        bent = Sink.mails[0][1].replace(b"From: newsletter", b"From: somebody")
        try:
            check(bent, public_key, folder)
        except SystemExit:
            pass
        else:
            raise SystemExit("FAILED: another sender passed")
    sink.shutdown()
    print("two issues signed, both good for openssl; another sender is found")


if __name__ == "__main__":
    main()
