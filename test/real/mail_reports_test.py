#!/usr/bin/env python3
"""Reports by mail: a Postfix of our own takes mails over SMTP and hands each to `sekimori report deliver`; while nothing durable can be written it keeps
them and tries again; a mail that is handed over twice, a killed delivery and a node that serves meanwhile make one report each.

usage: mail_reports_test.py SEKIMORI BUILD
"""
import email.message
import json
import os
import pathlib
import shutil
import signal
import smtplib
import subprocess
import sys
import tempfile
import time

from log_in_session import expect
from mail_notices_test import Postfix

SOC = "soc@kirishima-seiki.example"
BORDER = "mx.hub.example"
# What a border writes on top of a mail whose sender it has checked (RFC 8601); here Postfix itself, for this one sender.
PROOF = f"Authentication-Results: {BORDER}; spf=pass smtp.mailfrom={SOC}"


class DeliveringPostfix(Postfix):
    """The same server, every mail piped to `sekimori report deliver`, with deferred mails tried again every second or two."""

    def __init__(self, folder, binary, data):
        super().__init__(folder)
        self.binary, self.data = binary, data
        master = self.etc / "master.cf"
        lines = [line for line in master.read_text().splitlines() if not line.startswith(("take ", "  flags="))]
        lines += ["take unix - n n - 2 pipe",
                  f"  flags=Rq user=nobody argv={binary} report deliver --data {data} --sender ${{sender}} --recipient ${{recipient}}"]
        master.write_text("\n".join(lines) + "\n")
        with (self.etc / "main.cf").open("a") as out:
            out.write("recipient_delimiter = +\nqueue_run_delay = 2s\nminimal_backoff_time = 1s\nmaximal_backoff_time = 2s\nmessage_size_limit = 70000000\n"
                      "mailbox_size_limit = 0\nvirtual_mailbox_limit = 0\n"
                      f"smtpd_sender_restrictions = check_sender_access inline:{{ {{ {SOC} = PREPEND {PROOF} }} }}\n")

    def queued(self):
        done = subprocess.run(["postqueue", "-c", str(self.etc), "-j"], capture_output=True, text=True, timeout=30)
        return [json.loads(line) for line in done.stdout.splitlines() if line.strip()]

    def send(self, message, sender=SOC, to="report@example.jp"):
        with smtplib.SMTP("127.0.0.1", self.port, timeout=30) as smtp:
            smtp.sendmail(sender, [to], message.as_bytes() if hasattr(message, "as_bytes") else message)


def attack(number, subject="応募の件"):
    mail = email.message.EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "hr <hr@bad-trade.test>", "w.yaegashi@kirishima-seiki.example", f"{subject} {number}"
    mail["Date"] = "Tue, 10 Feb 2026 10:15:00 +0900"
    mail.set_content(f"八重樫様 履歴書は http://198.51.100.23/cv.zip?{number} にあります。")
    return mail


def passed_on(*mails):
    cover = email.message.EmailMessage()
    cover["From"], cover["To"], cover["Subject"] = SOC, "report@example.jp", "不審メールの報告"
    cover.set_content("社内で見つけました。担当は南です。")
    for mail in mails:
        cover.add_attachment(mail)
    return cover


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
    os.environ["PATH"] += ":/usr/sbin"
    os.environ["LC_ALL"] = "C.UTF-8"
    if os.geteuid() != 0 or not shutil.which("postfix"):
        print("skipped: Postfix starts as root alone, and has to be installed")
        sys.exit(77)
    with tempfile.TemporaryDirectory(prefix="sekimori-drop-") as name:
        folder = pathlib.Path(name)
        os.chmod(folder, 0o755)
        work = folder / "work"
        work.mkdir()
        shutil.chown(work, "nobody", "nogroup")
        program = folder / "sekimori"  # where nobody may start it
        shutil.copy(binary, program)
        program.chmod(0o755)
        data = work / "data"

        def run(*words, code=0):
            done = subprocess.run([program, *words, "--data", data], capture_output=True, text=True, timeout=120, user="nobody", group="nogroup", cwd=work,
                                  env={**os.environ, "HOME": str(work)})
            expect(done.returncode == code, f"sekimori {' '.join(map(str, words[:3]))} ended with {done.returncode}: {done.stderr}")
            return done.stdout

        def reports():
            done = subprocess.run([program, "report", "list", "--data", data, "--json"], capture_output=True, text=True, timeout=60, user="nobody",
                                  group="nogroup", cwd=work, env={**os.environ, "HOME": str(work)})
            return [json.loads(line) for line in done.stdout.splitlines()] if done.returncode == 0 else None

        roster = {"version": 1, "organisations": [{"names": [n], "domains": [d], "industry": "29", "prefecture": "神奈川県", "employees": 1200,
                                                   "contacts": [{"name": "窓口", "mail": "soc@" + d}]}
                                                  for n, d in (("霧島精機", "kirishima-seiki.example"), ("朝凪電工", "asanagi.example"))]}
        (work / "roster.json").write_text(json.dumps(roster, ensure_ascii=False))
        run("sig", "add", "heavy", "--ja", "重工", "--en", "Heavy industry")
        (data / "sekimori.toml").write_text(f'mail-border = "{BORDER}"\n')
        run("member", "import", "roster.json")
        for member in ("M-001", "M-002"):
            run("member", "agreement", member, "--state", "signed", "--signed-on", "2026-01-05")
            run("member", "join", member, "heavy")
            run("member", "state", member, "active", "--reason", "signed")
        token = json.loads(run("report", "address", "M-002", "--mailbox", "report@example.jp", "--json"))["address"]
        server = folder / "server"
        server.mkdir()
        with DeliveringPostfix(server, program, data) as postfix:
            # Passed on as attachments: two mails are one report, the mail around them its cover note.
            postfix.send(passed_on(attack(1), attack(2)))
            made = until(lambda: len(reports() or []) == 1 and reports())
            expect(made and made[0]["member"] == "M-001" and made[0]["channel"] == "mail", f"a report of the member: {made}")
            expect([one["role"] for one in made[0]["further"]] == ["report", "cover_note"], f"two files and a cover note: {made[0]['further']}")
            expect(made[0]["proposed"]["format"] == "mail" and made[0]["kind"] == "mail_with_url", f"it was read: {made[0]}")
            shown = json.loads(run("report", "show", made[0]["number"], "--json"))
            expect("南" not in json.dumps(shown["analysis"], ensure_ascii=False), "what the member wrote is not analysed")
            run("report", "original", made[0]["number"], "--reason", "test", "-o", str(work / "original.eml"))
            expect("198.51.100.23/cv.zip?1" in email.message_from_bytes((work / "original.eml").read_bytes()).get_payload(decode=True).decode(),
                   "the original is the mail that was attached")
            # By the token of its address, whoever sent it.
            postfix.send(attack(3), sender="anybody@else.test", to=token)
            made = until(lambda: len(reports() or []) == 2 and reports())
            expect(made and made[1]["member"] == "M-002", f"the token tells the member: {made}")
            # From nobody we know: held, then given to a member by a person.
            postfix.send(attack(4), sender="stranger@else.test")
            held = until(lambda: [json.loads(line) for line in run("report", "held", "--json").splitlines()])
            expect(held and held[0]["sender"] == "stranger@else.test", f"it is held: {held}")
            assigned = json.loads(run("report", "assign", held[0]["id"], "--member", "M-001", "--json"))
            expect(assigned["member"] == "M-001" and not run("report", "held", "--json"), "a person gives it to a member")
            # Anybody can write a member's address as the sender, and a result of a check into the mail: only the border's own word counts.
            forged = attack(40)
            forged["Authentication-Results"] = "mx.elsewhere.test; spf=pass smtp.mailfrom=soc@asanagi.example; dkim=pass header.d=asanagi.example"
            postfix.send(forged, sender="soc@asanagi.example")
            held = until(lambda: [json.loads(line) for line in run("report", "held", "--json").splitlines()])
            expect(held and "not proven" in held[0]["reason"], f"a sender that nobody checked is held: {held}")
            expect(len(reports()) == 3, "and is no report of the member's")
            # The same bytes of the same sender once more: one report. (Postfix writes a new Received line for each; so by hand.)
            raw = PROOF.encode() + b"\n" + passed_on(attack(5)).as_bytes()
            for _ in range(2):
                done = subprocess.run([program, "report", "deliver", "--data", data, "--sender", SOC], input=raw, capture_output=True, user="nobody", group="nogroup",
                                      timeout=60, env={**os.environ, "HOME": str(work)})
                expect(done.returncode == 0, f"deliver: {done.stderr}")
            expect(len(reports()) == 4, f"brought twice, one report: {len(reports())}")
            # Nothing durable can be written: Postfix keeps the mail and brings it again.
            spool = data / "spool" / "mail"
            spool.rename(data / "spool" / "away")
            spool.write_text("in the way")
            postfix.send(attack(6))
            # By Postfix's own word: between two tries the queue may be looked at in vain.
            expect(until(lambda: "status=deferred" in (postfix.folder / "log").read_text()) and postfix.queued(), "the mail is deferred")
            expect(len(reports()) == 4, "and no report was made of it")
            spool.unlink()
            (data / "spool" / "away").rename(spool)
            subprocess.run(["postqueue", "-c", str(postfix.etc), "-f"], check=True)
            made = until(lambda: len(reports() or []) == 5 and reports())
            expect(made, "brought again, it is a report")
            expect(until(lambda: not postfix.queued()), "and the queue is empty")
            # Too large and empty ones go back.
            for body, code in ((b"", 65), (b"x" * (61 << 20), 65)):
                done = subprocess.run([program, "report", "deliver", "--data", data, "--sender", SOC], input=body, capture_output=True, user="nobody", group="nogroup", timeout=60)
                expect(done.returncode == code, f"{len(body)} bytes end with {done.returncode}")
            done = subprocess.run([program, "report", "deliver", "--data", work / "nowhere"], input=b"x", capture_output=True, user="nobody", group="nogroup", timeout=60)
            expect(done.returncode == 75, f"a folder that is not there is to be mended: {done.returncode}")
            # Killed at any moment: what was not acknowledged comes again, and nothing is there twice.
            raw = [PROOF.encode() + b"\n" + passed_on(attack(100 + i)).as_bytes() for i in range(8)]
            for i, mail in enumerate(raw):
                victim = subprocess.Popen([program, "report", "deliver", "--data", data, "--sender", SOC], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL,
                                          stderr=subprocess.DEVNULL, user="nobody", group="nogroup")
                try:
                    victim.stdin.write(mail)
                    victim.stdin.close()
                except BrokenPipeError:
                    pass
                time.sleep(0.02 * i)
                victim.send_signal(signal.SIGKILL)
                victim.wait()
            for mail in raw:
                subprocess.run([program, "report", "deliver", "--data", data, "--sender", SOC], input=mail, check=True, user="nobody", group="nogroup", timeout=60)
            expect(len(reports()) == 13, f"eight mails, killed and brought again, are eight reports: {len(reports())}")
            # A node that serves takes in what was put.
            served = subprocess.Popen([program, "serve", "--data", data, "--listen", "127.0.0.1:0"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
                                      user="nobody", group="nogroup", env={**os.environ, "HOME": str(work)})
            served.stdout.readline()
            postfix.send(passed_on(attack(7)))
            expect(until(lambda: not postfix.queued()), "handed over while the node serves")
            expect(until(lambda: not list((spool / "new").iterdir())), "and taken in by it")
            served.terminate()
            served.wait(timeout=60)
            expect(len(reports()) == 14, f"one more: {len(reports())}")
    print("mails became reports once each: passed on, by token, held, deferred, killed, while serving")


if __name__ == "__main__":
    main()
