"""A `sekimori serve` of our own on a free loopback port, for tests: start, ask, stop or kill.

    served = Served(binary, data)
    served.who = {}  # a scenario made its data as whoever runs it
    with served:
        status, body, headers = served.ask("GET", "/healthz")

From the command line it asks one thing after another and prints `STATUS BODY` lines:

    served.py DATA [--token T] METHOD PATH [BODY] [-- METHOD PATH [BODY]]...

In a PATH or BODY `@name@` stands for what an earlier answer had as member `name`; the set-up link's token is @setup@.
With `--token @token@` the token of an earlier log-in is shown.
"""
import http.client
import json
import os
import pathlib
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time


NOBODY = 65534


def unprivileged(binary):
    """How subprocess is told to run the program as nobody when root runs the test: a server has no business being root."""
    if os.geteuid() != 0:
        return {}
    who = {"user": NOBODY, "group": NOBODY, "extra_groups": []}
    try:
        subprocess.run([str(binary), "version"], capture_output=True, check=True, **who)
    except (OSError, subprocess.CalledProcessError):
        return {}  # the folder of the program is closed to others
    return who


class Served:
    def __init__(self, binary, data, prefix=(), extra=(), environment=None, listen="127.0.0.1:0"):
        self.binary, self.data, self.prefix, self.extra = str(binary), str(data), list(prefix), list(extra)
        self.environment = environment
        self.listen = listen
        self.who = unprivileged(binary)
        self.process = None
        self.address = None
        self.trace = None

    def start(self, seconds=30):
        self.trace = tempfile.TemporaryFile()
        self.process = subprocess.Popen(
            [*self.prefix, self.binary, "serve", "--data", self.data, "--listen", self.listen, *self.extra],
            stdout=subprocess.PIPE, stderr=self.trace, env=self.environment, **self.who)
        timer = threading.Timer(seconds, self.process.kill)
        timer.start()
        line = self.process.stdout.readline().decode()
        timer.cancel()
        if not line.startswith("http://127.0.0.1:"):
            self.process.wait()
            raise RuntimeError(f"serve did not start (exit {self.process.returncode}): {line!r}\n{self.errors()}")
        self.address = line.strip().removeprefix("http://")
        return self

    def errors(self):
        self.trace.seek(0)
        return self.trace.read().decode(errors="replace")

    def ask(self, method, path, body=None, headers=None, seconds=30):
        connection = http.client.HTTPConnection(self.address, timeout=seconds)
        try:
            connection.request(method, path, body=body, headers=headers or {})
            answer = connection.getresponse()
            return answer.status, answer.read().decode(errors="replace"), dict(answer.getheaders())
        finally:
            connection.close()

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()
        self.process.stdout.close()

    def stop(self, seconds=20):
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        try:
            code = self.process.wait(seconds)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
            raise
        finally:
            self.process.stdout.close()
        return code

    def __enter__(self):
        return self.start()

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.stop()


def run(binary, *arguments, **options):
    done = subprocess.run([str(binary), *map(str, arguments)], capture_output=True, text=True, timeout=120,
                          **unprivileged(binary), **options)
    if done.returncode not in (0,):
        raise RuntimeError(f"sekimori {' '.join(map(str, arguments))}: exit {done.returncode}: {done.stderr}")
    return done.stdout.strip()


SOURCES = ("name,kind,mapping,retention_days,gap_alarm_hours,purpose,work_rule_clause,work_rule_version,told_to_staff,"
           "responsible_person,notice_to_union,last_audit\n"
           "fileserver,jsonl,,36500,72,protection of secrets,12,1,2026-01-05,sato,2026-01-05,2026-01-05\n")


def prepare(binary, folder):
    """A data directory with one source and one account; returns (data, source id, ingest token)."""
    folder = pathlib.Path(folder)
    if unprivileged(binary):
        os.chown(folder, NOBODY, NOBODY)
    (folder / "sources.csv").write_text(SOURCES, encoding="utf-8")
    (folder / "password").write_text("correct horse battery\n", encoding="utf-8")
    data = folder / "data"
    run(binary, "source", "import", folder / "sources.csv", "--data", data, "--reason", "test")
    run(binary, "account", "create", "--login", "collector", "--role", "it_admin", "--password-file", folder / "password", "--data", data)
    token = run(binary, "token", "create", "--login", "collector", "--scope", "ingest", "--data", data)
    source = json.loads(run(binary, "source", "list", "--json", "--data", data).splitlines()[0])["id"]
    return data, source, token


def main():
    arguments = sys.argv[1:]
    binary = shutil.which(os.environ.get("SEKIMORI", "sekimori"))
    data = arguments.pop(0)
    token = ""
    if arguments[:1] == ["--token"]:
        token = arguments[1]
        arguments = arguments[2:]
    known = {}

    def fill(text):
        return re.sub(r"@(\w+)@", lambda m: str(known.get(m[1], m[0])), text)

    served = Served(binary, data)
    served.who = {}  # a scenario made its data as whoever runs it
    with served:
        deadline = time.monotonic() + 5
        while "serve.started" not in served.errors() and time.monotonic() < deadline:
            time.sleep(0.05)
        if link := re.search(r"/setup\?token=(\S+)", served.errors()):
            known["setup"] = link[1]
        while arguments:
            end = arguments.index("--") if "--" in arguments else len(arguments)
            method, path, *body = arguments[:end]
            arguments = arguments[end + 1:]
            headers = {"Accept-Language": "en"}
            if token and "@" not in fill(token):
                headers["Authorization"] = "Bearer " + fill(token)
            if method.endswith("!"):  # with an Idempotency-Key
                method = method[:-1]
                headers["Idempotency-Key"] = "batch-1"
            if path == "/setup":
                headers["Content-Type"] = "application/x-www-form-urlencoded"
            status, text, _ = served.ask(method, fill(path), fill(body[0]).encode() if body else None, headers)
            print(status, text.strip(), flush=True)
            try:
                answer = json.loads(text)
                if isinstance(answer, dict):
                    known.update(answer)
            except ValueError:
                pass
        print("exit", served.stop())


if __name__ == "__main__":
    main()
