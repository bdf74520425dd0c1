"""listmonk beside the newsletter: the list server as its maker publishes it (Go module github.com/knadh/listmonk, the newest version that the Go module
proxy serves by number), built once below the build folder, on a PostgreSQL of its own.

    with Listmonk(build, folder, smtp_port, connections, sender) as peer:      # or peer_missing(): why it cannot be had
        peer.subscribe(addresses)
        peer.prepare(subject, html, text)
        peer.start(); peer.kill(); peer.start(); peer.wait()

Its web client is not built: nothing here looks at it, and sending does not need it.
"""
import base64
import json
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "test" / "real"))
from mail_notices_test import free_port  # noqa: E402
from node_on_postgresql_test import PROGRAMS, Server  # noqa: E402

MODULE, VERSION = "github.com/knadh/listmonk", "v1.1.0"
# Whom it tells that a campaign is done, and as whom; to nobody it would leave a connection in the middle of a mail and lose three others.
MONITOR = "monitor@example.jp"
LOGIN = "bench", "a password of the bench alone"


class Missing(Exception):
    """Why the peer cannot be had here."""


def built(build):
    """The folder with the program and the files it reads when it starts."""
    home = pathlib.Path(build).resolve() / "peers" / f"listmonk-{VERSION}"
    if (home / "listmonk").exists():
        return home
    if not shutil.which("go"):
        raise Missing("listmonk is built by Go, which is not installed")
    making = home.with_name(home.name + ".making")
    shutil.rmtree(making, ignore_errors=True)
    making.mkdir(parents=True)
    (making / "go.mod").write_text(f"module sekimori.example/peer\n\ngo 1.21\n\nrequire {MODULE} {VERSION}\n")
    env = {**os.environ, "GOFLAGS": "-mod=mod", "CGO_ENABLED": "0"}
    made = subprocess.run(["go", "build", "-p", "2", "-o", "listmonk", f"{MODULE}/cmd"], cwd=making, env=env, capture_output=True, text=True, timeout=900)
    if made.returncode != 0:
        raise Missing(f"Go could not build listmonk: {made.stderr.strip()[-300:]}")
    source = subprocess.run(["go", "list", "-m", "-f", "{{.Dir}}", MODULE], cwd=making, env=env, capture_output=True, text=True, check=True).stdout.strip()
    for name in ("config.toml.sample", "queries.sql", "schema.sql", "i18n", "static"):
        # Go keeps modules read-only; copies are written anew so that they can be removed.
        path = pathlib.Path(source) / name
        if path.is_dir():
            shutil.copytree(path, making / name, copy_function=shutil.copyfile)
        else:
            shutil.copyfile(path, making / name)
    subprocess.run(["chmod", "-R", "u+w", str(making)], check=True)
    client = making / "frontend" / "dist" / "frontend"
    client.mkdir(parents=True)
    (client / "index.html").write_text("no client\n")
    (client.parent / "favicon.png").write_bytes(b"")
    making.rename(home)
    return home


class Listmonk:
    def __init__(self, build, folder, smtp_port, connections, sender):
        if not (PROGRAMS / "initdb").exists():
            raise Missing("listmonk needs PostgreSQL 15, which is not installed")
        self.home, self.folder, self.port = built(build), pathlib.Path(folder), free_port()
        self.process, self.database, self.sender = None, None, sender
        self.server = Server(self.folder)
        try:
            self.server.create("listmonk")
            (self.folder / "config.toml").write_text(f"""[app]
address = "127.0.0.1:{self.port}"
admin_username = "{LOGIN[0]}"
admin_password = "{LOGIN[1]}"
[db]
host = "{self.server.folder}"
port = 5432
user = "sekimori"
password = "none"
database = "listmonk"
ssl_mode = "disable"
max_open = 25
max_idle = 25
max_lifetime = "300s"
""")
            done = self.program("--install", "--yes")
            out, _ = done.communicate(timeout=60)
            if done.returncode != 0:
                raise SystemExit(f"FAILED: listmonk could not be installed: {out[-500:]}")
            smtp = [{"enabled": True, "host": "127.0.0.1", "port": smtp_port, "auth_protocol": "none", "username": "", "password": "", "hello_hostname": "",
                     "max_conns": connections, "idle_timeout": "15s", "wait_timeout": "5s", "max_msg_retries": 2, "tls_enabled": False, "tls_skip_verify": False,
                     "email_headers": []}]
            # As many workers as connections, no limit of its own, nothing asked from outside.
            for key, value in {"smtp": smtp, "app.concurrency": connections, "app.message_rate": 1_000_000, "app.batch_size": 1000, "app.check_updates": False,
                               "app.notify_emails": [MONITOR], "app.from_email": MONITOR, "app.root_url": "https://forum.example.jp"}.items():
                self.sql(f"UPDATE settings SET value = '{json.dumps(value)}'::jsonb WHERE key = '{key}'")
            self.sql("DELETE FROM subscribers; UPDATE templates SET body = '{{ template \"content\" . }}<hr><p>{{ UnsubscribeURL }}</p>'")
        except BaseException:
            self.server.stop()
            raise

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.kill()
        self.server.stop()

    def program(self, *words):
        log = open(self.folder / "listmonk.log", "a")
        return subprocess.Popen([self.home / "listmonk", "--config", self.folder / "config.toml", *words], cwd=self.home, text=True,
                                stdout=subprocess.PIPE if words else log, stderr=subprocess.STDOUT)

    def sql(self, statement):
        done = self.server.psql("listmonk", statement)
        if done.returncode != 0:
            raise SystemExit(f"FAILED: {done.stderr}")
        return done.stdout.strip()

    def subscribe(self, pattern, count):
        """Addresses `pattern` % 0 .. count-1; on list 1, whoever was there before is gone."""
        self.sql("DELETE FROM subscribers")
        self.sql(f"INSERT INTO subscribers (uuid, email, name) SELECT gen_random_uuid(), replace('{pattern}', '%', i::text), '' "
                 f"FROM generate_series(0, {count - 1}) AS i")
        self.sql("INSERT INTO subscriber_lists (subscriber_id, list_id, status) SELECT id, 1, 'confirmed' FROM subscribers")
        self.sql("ANALYZE")

    def ask(self, method, path, body=None):
        request = urllib.request.Request(f"http://127.0.0.1:{self.port}{path}", method=method, data=None if body is None else json.dumps(body).encode(),
                                         headers={"Content-Type": "application/json",
                                                  "Authorization": "Basic " + base64.b64encode(":".join(LOGIN).encode()).decode()})
        try:
            with urllib.request.urlopen(request, timeout=30) as answer:
                return json.load(answer)["data"]
        except urllib.error.HTTPError as refused:
            raise SystemExit(f"FAILED: listmonk answers {refused.code} to {method} {path}: {refused.read()[:300]}") from None

    def start(self):
        self.process = self.program()
        deadline = time.monotonic() + 30
        while True:
            try:
                self.ask("GET", "/api/lists")
                return
            except (OSError, urllib.error.URLError):
                if self.process.poll() is not None or time.monotonic() > deadline:
                    raise SystemExit("FAILED: listmonk does not answer: " + (self.folder / "listmonk.log").read_text()[-500:]) from None
                time.sleep(0.05)

    def kill(self):
        if self.process and self.process.poll() is None:
            self.process.send_signal(signal.SIGKILL)
            self.process.wait()
        self.process = None

    def begin(self, subject, html, text):
        """A campaign to list 1, running."""
        made = self.ask("POST", "/api/campaigns", {"name": subject, "subject": subject, "lists": [1], "from_email": self.sender, "type": "regular",
                                                   "content_type": "html", "body": html, "altbody": text, "messenger": "email", "template_id": 1, "tags": []})
        self.ask("PUT", f"/api/campaigns/{made['id']}/status", {"status": "running"})
        self.campaign = made["id"]

    def finished(self):
        return self.sql(f"SELECT status FROM campaigns WHERE id = {self.campaign}") == "finished"
