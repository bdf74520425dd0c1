#!/usr/bin/env python3
"""A hub tells its members what is new: a Postfix of our own takes the mails, GnuPG opens those that went to a key. What a label keeps from a way does
not travel that way; a mail server that is down loses nothing, and nobody gets the same news twice.

usage: hub_digest_test.py SEKIMORI BUILD
"""
import email
import email.policy
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time

from log_in_session import expect
from mail_notices_test import Postfix, free_port

MEMBERS = ["株式会社霧島精機", "朝凪電工株式会社", "白嶺重化株式会社", "蒼海製鋼株式会社"]


def main():
    binary = pathlib.Path(sys.argv[1]).resolve()
    os.environ["PATH"] += ":/usr/sbin"
    os.environ["LC_ALL"] = "C.UTF-8"
    if os.geteuid() != 0:
        print("skipped: Postfix starts as root alone")
        sys.exit(77)
    for program in ("postfix", "gpg"):
        if not shutil.which(program):
            print(f"skipped: {program} is not installed")
            sys.exit(77)
    with tempfile.TemporaryDirectory(prefix="sekimori-digest-") as name:
        folder = pathlib.Path(name)
        home = folder / "home"
        home.mkdir(mode=0o700)

        def gpg(*words, feed=None):
            done = subprocess.run(["gpg", "--homedir", str(home), "--batch", "--quiet", "--pinentry-mode", "loopback", "--passphrase", "", *words], input=feed,
                                  capture_output=True, timeout=120)
            expect(done.returncode == 0, f"gpg {words[0]}: {done.stderr.decode()}")
            return done.stdout

        gpg("--quick-generate-key", "Contact <m1@example.jp>", "default", "default", "1y")
        fingerprint = next(line.split(":")[9] for line in gpg("--with-colons", "--list-keys").decode().splitlines() if line.startswith("fpr"))
        (folder / "key.asc").write_bytes(gpg("--armor", "--export", fingerprint))
        (folder / "secret.asc").write_bytes(gpg("--armor", "--export-secret-keys", fingerprint))
        (folder / "two.asc").write_bytes(gpg("--armor", "--export", fingerprint) + b"\n")
        data = str(folder / "sekimori")

        def run(*words, code=0):
            done = subprocess.run([binary, *words, "--data", data], capture_output=True, text=True, timeout=120)
            expect(done.returncode == code, f"sekimori {' '.join(words[:4])} ended with {done.returncode}: {done.stderr}")
            return done.stdout

        roster = {"version": 1, "organisations": [{"names": [one], "industry": "29", "prefecture": "神奈川県", "employees": 900,
                                                   "contacts": [{"name": "窓口", "mail": f"m{i + 1}@example.jp"}]} for i, one in enumerate(MEMBERS)]}
        (folder / "roster.json").write_text(json.dumps(roster, ensure_ascii=False))
        (folder / "pw").write_text("correct horse battery\n")
        run("sig", "add", "heavy", "--ja", "重工", "--en", "Heavy industry")
        run("member", "import", str(folder / "roster.json"))
        for i in range(1, 4):  # the fourth one never signs
            run("member", "agreement", f"M-00{i}", "--state", "signed", "--signed-on", "2026-01-05")
            run("member", "join", f"M-00{i}", "heavy")
            run("member", "state", f"M-00{i}", "active", "--reason", "signed")

        # A key counts only with the fingerprint that its owner told.
        run("member", "key", "M-001", str(folder / "key.asc"), "--fingerprint", "0" * 40, code=5)
        run("member", "key", "M-001", str(folder / "secret.asc"), "--fingerprint", fingerprint, code=6)
        run("member", "key", "M-001", str(folder / "roster.json"), "--fingerprint", fingerprint, code=6)
        run("member", "key", "M-001", str(folder / "key.asc"), "--fingerprint", fingerprint, "--mail", "nobody@example.jp", code=3)
        kept = json.loads(run("member", "key", "M-001", str(folder / "key.asc"), "--fingerprint", fingerprint.lower(), "--json"))
        expect(kept["contacts"][0]["key"] == fingerprint, "the contact has the key")

        def publish(title, label):
            number = json.loads(run("forum", "propose", "--kind", "trend", "--title-ja", title, "--title-en", f"{label} title", "--body-ja", "本文", "--body-en",
                                    "body", "--audience", "heavy", "--tlp", label, "--json"))["number"]
            return json.loads(run("forum", "publish", number, "--audience", "heavy", "--tlp", label, "--json"))["number"]

        green, amber, red = publish("緑の題", "GREEN"), publish("黄の題", "AMBER"), publish("赤の題", "RED")
        run("thread", "write", green, "--text", "最初の一言")
        port = free_port()
        options = ["--smtp-url", f"smtp://127.0.0.1:{port}", "--mail-from", "hub@example.jp", "--public-url", "https://hub.example.jp"]
        rows = [json.loads(line) for line in run("hub", "digest", "--dry-run", "--json").splitlines()]
        expect([(row["member"], row["encrypted"], row["told"], row["waiting"]) for row in rows] ==
               [("M-001", True, 3, 1), ("M-002", False, 2, 2), ("M-003", False, 2, 2)], f"what would go out: {rows}")
        run("hub", "digest", *options, code=9)  # nobody listens there
        with Postfix(folder) as postfix:
            options[1] = f"smtp://127.0.0.1:{postfix.port}"
            # The first mails wait for their next try; what is new meanwhile goes out at once, and alone.
            clear = publish("白の題", "CLEAR")
            run("hub", "digest", *options, code=9)
            mails = {mail["To"].strip("<>"): mail for mail in postfix.mails(3)}
            expect(sorted(mails) == ["m1@example.jp", "m2@example.jp", "m3@example.jp"], f"one mail each: {sorted(mails)}")
            text = mails["m2@example.jp"].get_content()
            expect(clear in text and "白の題" in text and "CLEAR title" in text and green not in text, f"news are told once: {text}")
            for _ in range(48):  # the pause before the next try grows and has a part by chance
                time.sleep(5)
                done = subprocess.run([binary, "hub", "digest", *options, "--data", data], capture_output=True, text=True, timeout=120)
                if done.returncode == 0:
                    break
            expect(done.returncode == 0, "what waited goes out when the server is back")
            mails = postfix.mails(6)
            expect(len(mails) == 6, "and not twice")
            first = {mail["To"].strip("<>"): mail for mail in mails[3:]}
            plain = first["m2@example.jp"]
            text = plain.get_content()
            expect(plain["Subject"] == "関守ハブ: 新着 4 件 / Sekimori hub: 4 new", plain["Subject"])
            expect(green in text and "緑の題" in text and "新しい書き込み 1 件" in text, text)
            expect("黄の題" not in text and amber not in text and "2 items wait at the hub" in text and "2 件はハブで" in text, "AMBER does not travel plain")
            sealed = first["m1@example.jp"]
            expect(sealed.get_content_type() == "multipart/encrypted" and sealed.get_param("protocol") == "application/pgp-encrypted", "RFC 3156")
            parts = list(sealed.iter_parts())
            expect(parts[0].get_content_type() == "application/pgp-encrypted" and b"Version: 1" in parts[0].get_payload(decode=True), "first part")
            armour = parts[1].get_payload(decode=True)
            expect("題".encode() not in sealed.as_bytes() and b"title" not in sealed.as_bytes(), "nothing can be read on the way")
            opened = email.message_from_bytes(gpg("--decrypt", feed=armour), policy=email.policy.default).get_content()
            expect("黄の題" in opened and "AMBER title" in opened and "緑の題" in opened, opened)
            expect("赤の題" not in opened and "1 items wait at the hub" in opened, "RED stays at the hub")
            run("hub", "digest", *options)
            run("hub", "digest", "--since", "2026-01-01", *options)
            expect(len(postfix.mails(9)) == 9, "asked for anew, the news of those days go out again")
        expect(not any(MEMBERS[0][4:6].encode() in mail.as_bytes() for mail in mails), "no member is named")
    print("digests arrived, encrypted where there is a key, each once")


if __name__ == "__main__":
    main()
