#!/usr/bin/env python3
"""The newsletter through a real Postfix: an issue made by an editor, approved by another person, sent to a few thousand addresses while its program is
killed five times; every address gets it exactly once. What cannot be delivered comes back as Postfix's own notification and is counted; forged
and circling ones are held.

usage: newsletter_test.py SEKIMORI BUILD [ADDRESSES]
"""
import collections
import json
import os
import pathlib
import re
import shutil
import signal
import smtplib
import subprocess
import sys
import tempfile
import time

from log_in_session import expect
from mail_notices_test import Postfix

KILLS = 5


class NewsletterPostfix(Postfix):
    """Takes everything for firm.example and throws it away, finds nobody at dead.example, and keeps what comes back, with its
    envelope, for `newsletter bounce`."""

    def __init__(self, folder):
        super().__init__(folder)
        main = self.etc / "main.cf"
        text = main.read_text().replace("virtual_mailbox_domains = example.jp", "virtual_mailbox_domains = example.jp, firm.example, dead.example")
        text = text.replace("virtual_transport = take", "virtual_transport = discard:")
        text += ("transport_maps = inline:{ {dead.example = nobodyhome:}, {example.jp = take:} }\nrecipient_delimiter = +\nin_flow_delay = 0s\nenable_long_queue_ids = yes\n"
                 "notify_classes =\n")
        main.write_text(text)
        master = self.etc / "master.cf"
        lines = [line for line in master.read_text().splitlines() if not line.startswith(("take ", "  flags="))]
        nobody_home = self.folder / "nobodyhome"
        nobody_home.write_text("#!/bin/sh\ncat > /dev/null\nexit 67\n")  # EX_NOUSER
        nobody_home.chmod(0o755)
        self.returned = self.folder / "mail" / "returned"
        self.returned.mkdir()
        shutil.chown(self.returned, "nobody", "nogroup")
        keep = self.folder / "keep"
        keep.write_text(f"#!/bin/sh\nmade=$(mktemp {self.returned}/.XXXXXXXX)\n{{ echo \"$1\"; echo \"$2\"; cat; }} > $made\nmv $made {self.returned}/$(basename $made | tr -d .)\n")
        keep.chmod(0o755)
        lines += ["showq unix n - n - - showq", "take unix - n n - 2 pipe", f"  flags=Rq user=nobody argv={keep} ${{sender}} ${{recipient}}",
                  "nobodyhome unix - n n - 2 pipe", f"  flags=Rq user=nobody argv={nobody_home}"]
        master.write_text("\n".join(lines) + "\n")

    def log(self):
        path = self.folder / "log"
        return path.read_text(errors="replace") if path.exists() else ""

    def delivered(self, sender=r"newsletter\+[^>]*"):
        """How often each address got a mail from the newsletter's return addresses (or from a sender that the pattern tells)."""
        senders = dict(re.findall(rf"qmgr\[\d+\]: (\w+): from=<({sender})>, size=", self.log()))
        got = collections.Counter()
        for queue_id, to in re.findall(r"(?:discard|pipe)\[\d+\]: (\w+): to=<([^>]*)>.*status=(?:sent|bounced)", self.log()):
            if queue_id in senders and to.endswith(("@firm.example", "@dead.example")):
                got[to] += 1
        return got


def until(what, seconds=60):
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        found = what()
        if found:
            return found
        time.sleep(0.3)
    return what()


def main():
    binary = pathlib.Path(sys.argv[1]).resolve()
    count = int(sys.argv[3]) if len(sys.argv) > 3 else 2500
    os.environ["PATH"] += ":/usr/sbin"
    os.environ["LC_ALL"] = "C.UTF-8"
    if os.geteuid() != 0 or not shutil.which("postfix"):
        print("skipped: Postfix starts as root alone, and has to be installed")
        sys.exit(77)
    with tempfile.TemporaryDirectory(prefix="sekimori-letters-") as name:
        folder = pathlib.Path(name)
        os.chmod(folder, 0o755)
        work = folder / "work"
        work.mkdir()
        data = work / "data"
        env = {**os.environ, "HOME": str(work)}

        # postqueue hears about a server of our own from root alone.
        def start(*words):
            return subprocess.Popen([binary, *words, "--data", data], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=work, env=env)

        def run(*words, code=0):
            victim = start(*words)
            out, err = victim.communicate(timeout=300)
            expect(victim.returncode == code, f"sekimori {' '.join(map(str, words[:3]))} ended with {victim.returncode}: {err}")
            return out

        def as_json(*words, code=0):
            return json.loads(run(*words, "--json", code=code))

        (work / "password").write_text("correct horse battery\n")
        os.chmod(work / "password", 0o600)
        for login, role in (("editor", "newsletter_editor"), ("approver", "newsletter_approver"), ("secretary", "secretariat")):
            run("account", "create", "--login", login, "--role", role, "--password-file", "password")

        def by(login, *words, code=0):
            return as_json(*words, "--login", login, "--password-file", "password", code=code)

        rows = ["organisation,contact_name,contact_mail,address,charset,leaving"]
        for i in range(count):
            charset, leaving = ("ISO-2022-JP", "by_contact") if i % 3 == 0 else ("UTF-8", "by_reader" if i % 20 == 1 else "by_contact")
            rows.append(f"団体{i % 20},窓口,soc{i % 20}@firm.example,r{i}@firm.example,{charset},{leaving}")
        rows.append("届かない会,窓口,soc@firm.example,gone@dead.example,UTF-8,by_contact")
        (work / "list.csv").write_text("\n".join(rows) + "\n")
        done = by("secretary", "subscriber", "import", "list.csv", "--reason", "first list")
        expect(done["addresses"] == count + 1, f"everybody is on the list: {done}")
        today = subprocess.run(["date", "+%F"], env={**env, "TZ": "Asia/Tokyo"}, capture_output=True, text=True).stdout.strip()
        number = by("editor", "newsletter", "open", "--number", "104", "--day", today)["number"]
        for section in ("opening", "security", "seminars", "related", "editors_note"):
            by("editor", "newsletter", "write", number, section, "--ja", "営業秘密を守るための本文です。" * 12, "--en", "Words about keeping secrets. " * 12)
        by("editor", "newsletter", "rest", number, "litigation")
        sha256 = by("editor", "newsletter", "submit", number)["sha256"]
        run("newsletter", "approve", number, "--sha256", sha256, "--login", "editor", "--password-file", "password", code=4)
        by("approver", "newsletter", "approve", number, "--sha256", sha256)
        server = folder / "server"
        server.mkdir()
        with NewsletterPostfix(server) as postfix:
            options = ["--smtp-url", f"smtp://127.0.0.1:{postfix.port}", "--mail-from", "newsletter@example.jp", "--mail-name", "フォーラム事務局", "--public-url",
                       "https://forum.example.jp", "--postfix-log", server / "log", "--postfix-config", postfix.etc, "--mail-connections", "4"]
            asked = found = 0
            for kill in range(KILLS):
                victim = start("newsletter", "send", number, *options, "--mails-per-second", str(max(100, count // 8)))
                time.sleep(1.5 + 0.13 * kill)
                expect(victim.poll() is None, f"it was still sending when it was to be killed: {victim.communicate() if victim.poll() is not None else ''}")
                victim.send_signal(signal.SIGKILL)
                victim.wait()
            for _ in range(10):
                victim = start("newsletter", "send", number, *options, "--json")
                out, err = victim.communicate(timeout=600)
                expect(victim.returncode in (0, 9), f"sending ended with {victim.returncode}: {err}")
                done = json.loads(out)
                asked, found = asked + done["asked"], found + done["found"]
                if done["finished_at"]:
                    break
            expect(done["accepted"] == count + 1 and done["unknown"] == 0, f"everybody's mail was taken: {done}")
            expect(asked > 0, "the kills left something in question")
            got = until(lambda: (lambda all_got: all_got if sum(all_got.values()) >= count + 1 else None)(postfix.delivered()), 120) or postfix.delivered()
            wrong = {address: times for address, times in got.items() if times != 1}
            expect(len(got) == count + 1 and not wrong, f"each address exactly once: {len(got)} addresses, {dict(list(wrong.items())[:5])}")
            def hand_over():
                """What Postfix kept goes to the program as its pipe would hand it over."""
                kept = [path for path in postfix.returned.iterdir() if not path.name.startswith(".")]
                for path in kept:
                    sender, recipient, mail = path.read_bytes().split(b"\n", 2)
                    subprocess.run([binary, "newsletter", "bounce", "--data", data, "--sender", sender, "--recipient", recipient], input=mail, check=True, timeout=60,
                                   env=env)
                    path.unlink()
                return kept

            # What came back by itself.
            expect(until(hand_over), "Postfix's notification came back")
            taken = as_json("newsletter", "bounces", "--public-url", "https://forum.example.jp")
            expect(taken and taken["counted"] == 1 and taken["letters"] == 1, f"Postfix's notification is counted and told: {taken}")
            shown = by("secretary", "subscriber", "show", "S-021")["list"][0]
            expect(shown["hard_bounces"] == 1 and shown["last_status"].startswith("5.1.1"), f"whose it is: {shown}")
            # Forged, circling, from a person.
            genuine = re.search(r"from=<(newsletter\+104\.\d+\.[0-9a-f]{16}@example\.jp)>", postfix.log()).group(1)
            forged = re.sub(r"\.[0-9a-f]{16}@", ".0123456789abcdef@", genuine)
            report = ("Content-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\n"
                      "Reporting-MTA: dns; x\r\n\r\nFinal-Recipient: rfc822; r0@firm.example\r\nAction: failed\r\nStatus: 5.1.1\r\n\r\n{}--b--\r\n")
            bounce_of_bounce = report.format("--b\r\nContent-Type: message/rfc822\r\n\r\nReturn-Path: <>\r\nContent-Type: multipart/report; boundary=c\r\n\r\n\r\n")
            for sender, to, mail in (("", forged, report.format("")), ("", genuine, bounce_of_bounce), ("eve@firm.example", genuine, report.format("")),
                                     ("", genuine, "Received: from a by b\r\n" * 40 + report.format(""))):
                with smtplib.SMTP("127.0.0.1", postfix.port, timeout=30) as smtp:
                    smtp.sendmail(sender, [to], mail.encode())
            held = 0
            deadline = time.monotonic() + 60
            reasons = []
            while held < 4 and time.monotonic() < deadline:
                hand_over()
                one = as_json("newsletter", "bounces")
                expect(one["counted"] == 0, f"nothing of it counts: {one}")
                held, reasons = held + one["held"], reasons + one["reasons"]
                time.sleep(0.3)
            expect(held == 4, f"all four are held: {reasons}")
            expect(not [line for line in postfix.log().splitlines() if "from=<eve@firm.example>" in line and "bounce" in line], "and nobody is answered")
            print(f"{count + 1} addresses once each over {KILLS} kills; {asked} were in question, {found} of them had been taken")


if __name__ == "__main__":
    main()
