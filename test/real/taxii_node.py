"""A node with collections for tests that speak TAXII to it.

    with TaxiiNode(sekimori) as node:
        node.collection("Indicators", "--alias", "ind", "--read", "alice", "--write", "alice")
        node.start()
        node.url            # "http://127.0.0.1:41233/taxii2/"
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "fault"))

from served import NOBODY, unprivileged  # noqa: E402

PASSWORD = "a long password 1"


class TaxiiNode:
    def __init__(self, sekimori: str, logins=("alice",)):
        self.sekimori, self.logins = sekimori, logins
        self.folder = tempfile.TemporaryDirectory()
        self.root = Path(self.folder.name)
        self.who = unprivileged(sekimori)
        if self.who:
            os.chown(self.root, NOBODY, NOBODY)
        self.environment = dict(os.environ, SEKIMORI_DATA=str(self.root / "data"), LANG="C.UTF-8", LC_ALL="C.UTF-8", SEKIMORI_LANG="en")
        self.process = None
        self.url = ""

    def __enter__(self):
        password = self.root / "password"
        password.write_text(PASSWORD)
        for login in self.logins:
            self.run("account", "create", "--login", login, "--password-file", str(password))
        return self

    def __exit__(self, *_):
        self.stop()
        self.folder.cleanup()

    def run(self, *words: str) -> str:
        done = subprocess.run([self.sekimori, *words], capture_output=True, text=True, env=self.environment, timeout=600, **self.who)
        if done.returncode not in (0, 9):
            raise SystemExit(f"FAILED: sekimori {' '.join(words)} ended with {done.returncode}: {done.stderr[-1000:]}")
        return done.stdout

    def collection(self, title: str, *words: str) -> str:
        return json.loads(self.run("share", "collection", "add", title, "--json", *words))["id"]

    def start(self):
        self.process = subprocess.Popen([self.sekimori, "serve", "--listen", "127.0.0.1:0"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                                        env=self.environment, text=True, **self.who)
        self.url = self.process.stdout.readline().strip() + "/taxii2/"

    def stop(self):
        if self.process:
            self.process.terminate()
            self.process.wait(60)
            self.process = None

    def kill(self):
        self.process.kill()
        self.process.wait(60)
        self.process = None
