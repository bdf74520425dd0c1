#!/usr/bin/env python3
"""How fast an issue of the newsletter goes out into a Postfix on this machine that throws everything away, and whether each address gets it once.

usage: newsletter.py SEKIMORI [BUILD] [--addresses N] [--kills N] [--connections N]
       prints a figure as one line of JSON, and before it what it rests on
"""
import argparse
import json
import os
import pathlib
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "test" / "real"))
from newsletter_test import NewsletterPostfix  # noqa: E402


def main():
    ask = argparse.ArgumentParser()
    ask.add_argument("sekimori")
    ask.add_argument("build", nargs="?")
    ask.add_argument("--addresses", type=int, default=20_000)
    ask.add_argument("--kills", type=int, default=0)
    ask.add_argument("--connections", type=int, default=6)
    wanted = ask.parse_args()
    os.environ["PATH"] += ":/usr/sbin"
    os.environ["LC_ALL"] = "C.UTF-8"
    if os.geteuid() != 0 or not shutil.which("postfix"):
        print("skipped: Postfix starts as root alone, and has to be installed")
        sys.exit(77)
    with tempfile.TemporaryDirectory(prefix="sekimori-newsletter-") as name:
        folder = pathlib.Path(name)
        os.chmod(folder, 0o755)
        work = folder / "work"
        work.mkdir()
        data, env = work / "data", {**os.environ, "HOME": str(work)}

        def start(*words):
            return subprocess.Popen([pathlib.Path(wanted.sekimori).resolve(), *words, "--data", data], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
                                    cwd=work, env=env)

        def run(*words):
            one = start(*words, "--json")
            out, err = one.communicate(timeout=1200)
            if one.returncode not in (0, 9):
                sys.exit(f"{words[:3]} ended with {one.returncode}: {err}")
            return json.loads(out) if out else {}

        (work / "password").write_text("correct horse battery\n")
        os.chmod(work / "password", 0o600)
        for login, role in (("editor", "newsletter_editor"), ("approver", "newsletter_approver"), ("secretary", "secretariat")):
            start("account", "create", "--login", login, "--role", role, "--password-file", "password").communicate()
        with (work / "list.csv").open("w") as out:
            out.write("organisation,contact_name,contact_mail,address,charset,leaving\n")
            for i in range(wanted.addresses):
                out.write(f"団体{i % 200},窓口,soc{i % 200}@firm.example,r{i}@firm.example,{'ISO-2022-JP' if i % 10 == 0 else 'UTF-8'},by_contact\n")
        began = time.monotonic()
        imported = run("subscriber", "import", "list.csv", "--reason", "first list", "--login", "secretary", "--password-file", "password")
        import_seconds = time.monotonic() - began
        by = ["--login", "editor", "--password-file", "password"]
        today = subprocess.run(["date", "+%F"], env={**env, "TZ": "Asia/Tokyo"}, capture_output=True, text=True).stdout.strip()
        number = run("newsletter", "open", "--number", "104", "--day", today, *by)["number"]
        for section in ("opening", "security", "seminars", "related", "editors_note"):
            run("newsletter", "write", number, section, "--ja", "営業秘密を守るための本文です。" * 40, "--en", "Words about keeping secrets. " * 40, *by)
        run("newsletter", "rest", number, "litigation", *by)
        sha256 = run("newsletter", "submit", number, *by)["sha256"]
        run("newsletter", "approve", number, "--sha256", sha256, "--login", "approver", "--password-file", "password")
        server = folder / "server"
        server.mkdir()
        with NewsletterPostfix(server) as postfix:
            options = ["--smtp-url", f"smtp://127.0.0.1:{postfix.port}", "--mail-from", "newsletter@example.jp", "--mail-name", "フォーラム事務局", "--public-url",
                       "https://forum.example.jp", "--postfix-log", server / "log", "--postfix-config", postfix.etc, "--mail-connections", str(wanted.connections)]
            chance = random.Random(20150128)
            began, asked, found = time.monotonic(), 0, 0
            for _ in range(wanted.kills):
                one = start("newsletter", "send", number, *options)
                time.sleep(4 + 6 * chance.random())
                one.send_signal(signal.SIGKILL)
                one.communicate()
            while True:
                done = run("newsletter", "send", number, *options)
                asked, found = asked + done["asked"], found + done["found"]
                if done["finished_at"]:
                    break
            seconds = time.monotonic() - began
            deadline = time.monotonic() + 300
            while sum(postfix.delivered().values()) < wanted.addresses and time.monotonic() < deadline:
                time.sleep(2)
            drained = time.monotonic() - began
            got = postfix.delivered()
            once = sum(1 for times in got.values() if times == 1)
            facts = (f"{imported['addresses']} addresses imported in {import_seconds:.1f} s, sent in {seconds:.1f} s over {wanted.connections} connections with {wanted.kills} "
                     f"kills, through Postfix's queue after {drained:.1f} s; {asked} mails were in question, {found} of them had been taken")
            print(facts)
            if once != wanted.addresses or len(got) != wanted.addresses:
                sys.exit(f"FAILED: {once} of {wanted.addresses} addresses got it once, {len(got)} at all")
            print(json.dumps({"what": f"issue to {wanted.addresses} addresses, {wanted.kills} kills, each once", "value": round(wanted.addresses / seconds),
                              "unit": "mails/s", "peer": "", "peer_value": None, "note": facts}))


if __name__ == "__main__":
    main()
