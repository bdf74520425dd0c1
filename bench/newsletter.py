#!/usr/bin/env python3
"""How fast an issue of the newsletter goes out into a Postfix on this machine that throws everything away, and whether each address gets it once;
beside it listmonk with the same letter, the same addresses and as many connections, and Postfix's own smtp-source, which is what the server takes at most.

usage: newsletter.py SEKIMORI [BUILD] [--addresses N] [--kills N] [--connections N] [--no-peer]
       prints figures as lines of JSON, and before them what they rest on; ends with 1 when an address got none or two

Both programs are killed (SIGKILL) at the same parts of their way. listmonk is timed without kills, from the first mail in the server to the last, and killed in
a second, shorter run.
"""
import argparse
import json
import os
import pathlib
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time

sys.path[:0] = [str(pathlib.Path(__file__).resolve().parents[1] / "test" / "real"), str(pathlib.Path(__file__).resolve().parent / "peers")]
from listmonk import Listmonk, Missing  # noqa: E402
from newsletter_test import NewsletterPostfix  # noqa: E402

PEER_SENDER = "letters@example.jp"
PEER_SECONDS = 240  # what it did not send by then is not waited for


class Taken:
    """How many mails of a sender the server has taken, read on from where the log was read before."""

    def __init__(self, postfix, sender):
        self.path, self.at, self.count = postfix.folder / "log", 0, 0
        self.pattern = re.compile(rb"qmgr\[\d+\]: \w+: from=<" + sender + rb"[^>]*>, size=")
        self.rest = b""

    def now(self):
        if self.path.exists():
            with self.path.open("rb") as log:
                log.seek(self.at)
                new = log.read()
            self.at += len(new)
            whole, _, self.rest = (self.rest + new).rpartition(b"\n")
            self.count += len(self.pattern.findall(whole))
        return self.count

    def wait(self, count, ended, seconds=600):
        """Until so many were taken, or `ended` says that no more will come."""
        deadline = time.monotonic() + seconds
        while self.now() < count and not ended() and time.monotonic() < deadline:
            time.sleep(0.02)
        return self.count >= count


def parts(kills):
    """At which parts of the way the programs are killed: the same for both."""
    chance = random.Random(20150128)
    return [(kill + 0.2 + 0.6 * chance.random()) / kills for kill in range(kills)]


def count_once(postfix, sender, wanted, seconds=300):
    """(once, more than once, never), after the queue has emptied."""
    deadline, before = time.monotonic() + seconds, -1
    while time.monotonic() < deadline:
        got = postfix.delivered(sender)
        if sum(got.values()) >= wanted or sum(got.values()) == before:
            break
        before = sum(got.values())
        time.sleep(5)
    once = sum(1 for times in got.values() if times == 1)
    return once, len(got) - once, wanted - len(got)


class Ours:
    def __init__(self, wanted, folder):
        self.wanted, self.work = wanted, folder / "work"
        self.work.mkdir()
        self.data, self.env = self.work / "data", {**os.environ, "HOME": str(self.work)}

    def start(self, *words):
        return subprocess.Popen([pathlib.Path(self.wanted.sekimori).resolve(), *words, "--data", self.data], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                text=True, cwd=self.work, env=self.env)

    def run(self, *words):
        one = self.start(*words, "--json")
        out, err = one.communicate(timeout=1200)
        if one.returncode not in (0, 9):
            sys.exit(f"FAILED: {words[:3]} ended with {one.returncode}: {err}")
        return json.loads(out) if out else {}

    def prepare(self):
        """The addresses on the list, an issue approved; its letter."""
        (self.work / "password").write_text("correct horse battery\n")
        os.chmod(self.work / "password", 0o600)
        for login, role in (("editor", "newsletter_editor"), ("approver", "newsletter_approver"), ("secretary", "secretariat")):
            self.start("account", "create", "--login", login, "--role", role, "--password-file", "password").communicate()
        with (self.work / "list.csv").open("w") as out:
            out.write("organisation,contact_name,contact_mail,address,charset,leaving\n")
            for i in range(self.wanted.addresses):
                out.write(f"団体{i % 200},窓口,soc{i % 200}@firm.example,r{i}@firm.example,{'ISO-2022-JP' if i % 10 == 0 else 'UTF-8'},by_contact\n")
        began = time.monotonic()
        self.imported = self.run("subscriber", "import", "list.csv", "--reason", "first list", "--login", "secretary", "--password-file", "password")
        self.import_seconds = time.monotonic() - began
        by = ["--login", "editor", "--password-file", "password"]
        today = subprocess.run(["date", "+%F"], env={**self.env, "TZ": "Asia/Tokyo"}, capture_output=True, text=True).stdout.strip()
        self.number = self.run("newsletter", "open", "--number", "104", "--day", today, *by)["number"]
        for section in ("opening", "security", "seminars", "related", "editors_note"):
            self.run("newsletter", "write", self.number, section, "--ja", "営業秘密を守るための本文です。" * 40, "--en", "Words about keeping secrets. " * 40, *by)
        self.run("newsletter", "rest", self.number, "litigation", *by)
        sha256 = self.run("newsletter", "submit", self.number, *by)["sha256"]
        self.run("newsletter", "approve", self.number, "--sha256", sha256, "--login", "approver", "--password-file", "password")
        return self.run("newsletter", "preview", self.number, *by)["ja"]

    def send(self, postfix):
        options = ["--smtp-url", f"smtp://127.0.0.1:{postfix.port}", "--mail-from", "newsletter@example.jp", "--mail-name", "フォーラム事務局", "--public-url",
                   "https://forum.example.jp", "--postfix-log", postfix.folder / "log", "--postfix-config", postfix.etc, "--mail-connections",
                   str(self.wanted.connections)]
        taken = Taken(postfix, rb"newsletter\+")
        began, asked, found, killed = time.monotonic(), 0, 0, 0
        for part in parts(self.wanted.kills):
            one = self.start("newsletter", "send", self.number, *options)
            taken.wait(int(self.wanted.addresses * part), lambda: one.poll() is not None)
            killed += one.poll() is None
            one.send_signal(signal.SIGKILL)
            one.communicate()
        while True:
            done = self.run("newsletter", "send", self.number, *options)
            asked, found = asked + done["asked"], found + done["found"]
            if done["finished_at"]:
                break
        return time.monotonic() - began, killed, asked, found


def beside(wanted, folder, letter):
    """listmonk: (mails/s, what it rests on)."""
    def run(name, count, kills):
        home = folder / name
        home.mkdir()
        os.chmod(home, 0o755)
        (home / "server").mkdir()
        with NewsletterPostfix(home / "server") as postfix, Listmonk(wanted.build, home, postfix.port, wanted.connections, PEER_SENDER) as peer:
            taken = Taken(postfix, PEER_SENDER.encode())
            peer.subscribe("r%@firm.example", count)
            peer.start()
            peer.begin(letter["subject"], letter["html"], letter["text"])
            killed = 0
            for part in parts(kills):
                taken.wait(int(count * part), lambda: False, 60)
                killed += not peer.finished()
                peer.kill()
                peer.start()
            taken.wait(1, lambda: False, 60)
            began, limit = time.monotonic(), time.monotonic() + PEER_SECONDS
            # Finished means that its last addresses were read; the mails in its hand are waited for.
            quiet_since, before = time.monotonic(), 0
            while taken.now() < count and time.monotonic() < limit:
                if taken.count != before:
                    quiet_since, before = time.monotonic(), taken.count
                if peer.finished() and time.monotonic() - quiet_since > 10:
                    break
                time.sleep(0.1)
            seconds = (quiet_since if taken.count < count else time.monotonic()) - began
            late = time.monotonic() >= limit
            peer.kill()
            return taken.count / max(seconds, 0.001), killed, late, count_once(postfix, re.escape(PEER_SENDER), taken.count if late else count)

    rate, _, late, (once, more, never) = run("peer", wanted.addresses, 0)
    facts = f"listmonk v1.1.0 on PostgreSQL, {wanted.connections} workers and connections, no kills: {once} once, {more} more than once, {never} never"
    facts += f", stopped after {PEER_SECONDS} s" if late else ""
    if wanted.kills:
        fewer = max(2_000, wanted.addresses // 10)
        _, killed, _, (once, more, never) = run("peer-killed", fewer, wanted.kills)
        facts += f"; with {killed} kills over {fewer} addresses: {once} once, {more} more than once, {never} never"
    return rate, facts


def bound(wanted, folder, letter):
    """Mails/s that Postfix takes from its own smtp-source over as many connections."""
    home = folder / "bound"
    home.mkdir()
    os.chmod(home, 0o755)
    size, count = len(letter["html"].encode()) * 4 // 3 + len(letter["text"].encode()) * 4 // 3 + 1000, min(wanted.addresses, 10_000)
    with NewsletterPostfix(home) as postfix:
        began = time.monotonic()
        subprocess.run(["smtp-source", "-4", "-d", "-s", str(wanted.connections), "-m", str(count), "-l", str(size), "-f", PEER_SENDER, "-t", "r@firm.example",
                        f"inet:127.0.0.1:{postfix.port}"], check=True, timeout=600)
        return count / (time.monotonic() - began)


def main():
    ask = argparse.ArgumentParser()
    ask.add_argument("sekimori")
    ask.add_argument("build", nargs="?")
    ask.add_argument("--addresses", type=int, default=10_000)
    ask.add_argument("--kills", type=int, default=0)
    ask.add_argument("--connections", type=int, default=6)
    ask.add_argument("--no-peer", action="store_true")
    wanted = ask.parse_args()
    os.environ["PATH"] += ":/usr/sbin"
    os.environ["LC_ALL"] = "C.UTF-8"
    if os.geteuid() != 0 or not shutil.which("postfix"):
        print("skipped: Postfix starts as root alone, and has to be installed")
        sys.exit(77)
    with tempfile.TemporaryDirectory(prefix="sekimori-newsletter-") as name:
        folder = pathlib.Path(name)
        os.chmod(folder, 0o755)
        ours = Ours(wanted, folder)
        letter = ours.prepare()
        server = folder / "server"
        server.mkdir()
        with NewsletterPostfix(server) as postfix:
            seconds, killed, asked, found = ours.send(postfix)
            once, more, never = count_once(postfix, r"newsletter\+[^>]*", wanted.addresses)
        facts = (f"{ours.imported['addresses']} addresses imported in {ours.import_seconds:.1f} s, sent in {seconds:.1f} s over {wanted.connections} connections with {killed} "
                 f"kills; {asked} mails were in question, {found} of them had been taken; {once} once, {more} more than once, {never} never")
        print(facts, flush=True)
        if once != wanted.addresses or more or never or killed != wanted.kills:
            sys.exit(f"FAILED: {once} of {wanted.addresses} addresses got it once, {more} more than once, {never} never, over {killed} of {wanted.kills} kills")
        rate = None
        if not wanted.no_peer:
            most = bound(wanted, folder, letter)
            facts += f"; Postfix takes {most:.0f} mails/s from smtp-source"
            print(f"Postfix takes {most:.0f} mails/s of this size from smtp-source over {wanted.connections} connections", flush=True)
            try:
                if not wanted.build:
                    raise Missing("no build folder was named to build it in")
                rate, told = beside(wanted, folder, letter)
            except Missing as missing:
                told = str(missing)
            print(told, flush=True)
            facts += f"; {told}"
        print(json.dumps({"what": f"issue to {wanted.addresses} addresses, {killed} kills, each once", "value": round(wanted.addresses / seconds), "unit": "mails/s",
                          "peer": "listmonk v1.1.0" if rate else "", "peer_value": round(rate) if rate else None, "note": facts}, ensure_ascii=False))


if __name__ == "__main__":
    main()
