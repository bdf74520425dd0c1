#!/usr/bin/env python3
"""Reports out of a mailbox: a Dovecot of our own as an unprivileged user holds a folder; `sekimori report fetch` takes what is new, each mail once, also
when it was killed in between, when the folder was made anew, and when a mail has vanished.

usage: imap_reports_test.py SEKIMORI BUILD
"""
import grp
import imaplib
import json
import os
import pathlib
import pwd
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time

from log_in_session import expect
from mail_notices_test import free_port
from mail_reports_test import SOC, attack, passed_on


class Dovecot:
    def __init__(self, folder, user):
        self.folder, self.port = pathlib.Path(folder), free_port()
        for name in ("run", "state", "mail"):
            (self.folder / name).mkdir()
        (self.folder / "users").write_text("hub:{PLAIN}a long secret\n")
        (self.folder / "dovecot.conf").write_text(f"""protocols = imap
base_dir = {self.folder}/run
state_dir = {self.folder}/state
log_path = {self.folder}/log
default_internal_user = {user}
default_internal_group = {grp.getgrgid(pwd.getpwnam(user).pw_gid).gr_name}
default_login_user = {user}
mail_location = maildir:{self.folder}/mail
ssl = no
disable_plaintext_auth = no
listen = 127.0.0.1
first_valid_uid = 1
mail_uid = {pwd.getpwnam(user).pw_uid}
mail_gid = {pwd.getpwnam(user).pw_gid}
passdb {{
  driver = passwd-file
  args = {self.folder}/users
}}
userdb {{
  driver = static
  args = uid={pwd.getpwnam(user).pw_uid} gid={pwd.getpwnam(user).pw_gid} home={self.folder}/mail
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {self.port}
  }}
  inet_listener imaps {{
    port = 0
  }}
}}
service anvil {{
  chroot =
}}
service stats {{
  chroot =
}}
""")
        shutil.chown(self.folder, user)
        for path in self.folder.rglob("*"):
            shutil.chown(path, user)
        self.user = user

    def __enter__(self):
        self.process = subprocess.Popen(["dovecot", "-F", "-c", str(self.folder / "dovecot.conf")], user=self.user, group=pwd.getpwnam(self.user).pw_gid, extra_groups=[],
                                        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        for _ in range(100):
            try:
                socket.create_connection(("127.0.0.1", self.port), timeout=1).close()
                return self
            except OSError:
                if self.process.poll() is not None:
                    break
                time.sleep(0.1)
        self.process.kill()
        log = self.folder / "log"
        raise SystemExit("FAILED: dovecot did not start: " + (self.process.stdout.read() or "") + (log.read_text() if log.exists() else ""))

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait(timeout=30)

    def session(self):
        session = imaplib.IMAP4("127.0.0.1", self.port, timeout=30)
        session.login("hub", "a long secret")
        return session


def append(dovecot, folder, *mails):
    session = dovecot.session()
    for mail in mails:
        raw = (b"Authentication-Results: mx.hub.example; spf=pass smtp.mailfrom=" + SOC.encode() + b"\r\nReturn-Path: <" + SOC.encode() + b">\r\n" +
               mail.as_bytes())
        expect(session.append(folder, None, None, raw)[0] == "OK", "a mail was put into the folder")
    session.logout()


def main():
    binary = pathlib.Path(sys.argv[1]).resolve()
    os.environ["PATH"] += ":/usr/sbin"
    os.environ["LC_ALL"] = "C.UTF-8"
    if not shutil.which("dovecot") or not pathlib.Path("/usr/lib/dovecot/imap").exists():
        print("skipped: dovecot-imapd is not installed")
        sys.exit(77)
    user = "nobody" if os.geteuid() == 0 else pwd.getpwuid(os.geteuid()).pw_name
    with tempfile.TemporaryDirectory(prefix="sekimori-imap-") as name:
        folder = pathlib.Path(name)
        os.chmod(folder, 0o755)
        data = folder / "data"

        def run(*words, code=0):
            done = subprocess.run([binary, *words, "--data", data], capture_output=True, text=True, timeout=120, cwd=folder)
            expect(done.returncode == code, f"sekimori {' '.join(map(str, words[:3]))} ended with {done.returncode}: {done.stderr}")
            return done.stdout

        def reports():
            return [json.loads(line) for line in run("report", "list", "--json").splitlines()]

        roster = {"version": 1, "organisations": [{"names": ["霧島精機"], "domains": ["kirishima-seiki.example"], "industry": "29", "prefecture": "神奈川県", "employees": 1200,
                                                   "contacts": [{"name": "窓口", "mail": SOC}]}]}
        (folder / "roster.json").write_text(json.dumps(roster, ensure_ascii=False))
        (folder / "secret").write_text("a long secret\n")
        (folder / "secret").chmod(0o600)
        run("sig", "add", "heavy", "--ja", "重工", "--en", "Heavy industry")
        run("member", "import", "roster.json")
        run("member", "agreement", "M-001", "--state", "signed", "--signed-on", "2026-01-05")
        run("member", "join", "M-001", "heavy")
        run("member", "state", "M-001", "active", "--reason", "signed")
        place = folder / "dovecot"
        place.mkdir()
        with Dovecot(place, user) as dovecot:
            options = ["--imap", f"imap://127.0.0.1:{dovecot.port}", "--user", "hub", "--imap-password-file", str(folder / "secret"), "--folder", "Reports in",
                       "--mail-border", "mx.hub.example", "--json"]
            session = dovecot.session()
            session.create('"Reports in"')
            session.logout()

            def fetch(code=0):
                return json.loads(run("report", "fetch", *options, code=code) or "{}")

            expect(fetch()["fetched"] == 0, "an empty folder gives nothing")
            append(dovecot, '"Reports in"', passed_on(attack(1), attack(2)), attack(3))
            done = fetch()
            expect(done["fetched"] == 2 and done["reports"] == 2, f"two mails, two reports: {done}")
            expect(any(one["further"] and one["further"][-1]["role"] == "cover_note" for one in reports()), "the mail around them is the cover note")
            expect(fetch()["fetched"] == 0, "nothing new, nothing taken")
            # One is deleted before it was read; the others come.
            append(dovecot, '"Reports in"', attack(4), attack(5))
            session = dovecot.session()
            session.select('"Reports in"')
            session.store("3", "+FLAGS", "\\Deleted")
            session.expunge()
            session.logout()
            done = fetch()
            expect(done["reports"] == 1 and len(reports()) == 3, f"the one that is left: {done}")
            # Killed in between, again and again: each mail is one report in the end.
            append(dovecot, '"Reports in"', *[attack(10 + i) for i in range(6)])
            for delay in (0.05, 0.15, 0.3, 0.5):
                victim = subprocess.Popen([binary, "report", "fetch", *options, "--data", data], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
                time.sleep(delay)
                victim.send_signal(signal.SIGKILL)
                victim.wait()
            fetch()
            expect(len(reports()) == 9, f"six more: {len(reports())}")
            # The folder is made anew with the same mails: another UIDVALIDITY, nothing twice.
            session = dovecot.session()
            session.select('"Reports in"')
            kept = [session.fetch(str(i + 1), "(BODY.PEEK[])")[1][0][1] for i in range(int(session.select('"Reports in"')[1][0]))]
            session.close()
            session.delete('"Reports in"')
            time.sleep(1.1)
            session.create('"Reports in"')
            for raw in kept:
                session.append('"Reports in"', None, None, raw)
            session.logout()
            append(dovecot, '"Reports in"', attack(77))
            done = fetch()
            expect(done["known"] == len(kept) and done["reports"] == 1, f"what was taken before is known: {done}")
            expect(len(reports()) == 10, "and one is new")
            # While the node serves it does the rest, and what is held is still to be read.
            served = subprocess.Popen([binary, "serve", "--data", data, "--listen", "127.0.0.1:0"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, cwd=folder)
            served.stdout.readline()
            try:
                stranger = attack(90)
                session = dovecot.session()
                session.append('"Reports in"', None, None, b"Return-Path: <nobody@stranger.example>\r\n" + stranger.as_bytes())
                session.logout()
                append(dovecot, '"Reports in"', attack(91))
                done = fetch()
                expect(done["fetched"] == 2 and done["taken_by_serve"], f"fetched while it serves: {done}")
                held = []
                for _ in range(100):
                    held = [json.loads(line) for line in run("report", "held", "--json").splitlines()]
                    if held and not list((data / "spool" / "mail" / "new").iterdir()):
                        break
                    time.sleep(0.2)
                expect([one["sender"] for one in held] == ["nobody@stranger.example"], f"nobody's mail is held: {held}")
                expect("窓口とする会員がありません" in run("report", "held", "--lang", "ja"), "and the reason is told in Japanese")
            finally:
                served.terminate()
                served.wait(timeout=60)
            expect(len(reports()) == 11, f"the other became a report: {len(reports())}")
            (folder / "secret").write_text("wrong\n")
            run("report", "fetch", *options, code=4)
        run("report", "fetch", *options, code=7)
    print("what lay in the mailbox became reports, each once")


if __name__ == "__main__":
    main()
