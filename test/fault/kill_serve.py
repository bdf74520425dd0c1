"""One round of the promise: serve is killed while senders send, again and again; nothing acknowledged is lost or doubled.

    KillServe(binary, folder, seed).round()        # one kill, one restart, cheap checks
    KillServe(...).settle()                        # at the end: everything counted

Shared by test/fault/kill_serve_test.py (50 kills) and test/long/kill_serve.py (1,000).
"""
import http.client
import json
import random
import sqlite3
import subprocess
import threading
import time

from served import Served, prepare, unprivileged


class Broken(Exception):
    pass


class KillServe:
    def __init__(self, binary, folder, seed):
        self.binary, self.random = binary, random.Random(seed)
        self.data, self.source, self.token = prepare(binary, folder)
        self.sent = {}          # key -> number of events; the bytes are made from the key
        self.acknowledged = {}  # key -> number of events
        self.lock = threading.Lock()
        self.kills = 0
        self.log_ins = 0
        self.served = Served(binary, self.data)
        self.served.start()

    def body(self, key, count):
        # Times spread over a few days; some lines are ordinary file reads with a shape, so that activity and hits arise too.
        return "".join(json.dumps({"time": f"2026-02-{1 + i % 5:02}T10:00:{i % 60:02}Z", "key": key, "n": i}) + "\n" for i in range(count)).encode()

    def path(self):
        return f"/api/v1/sources/{self.source}/events"

    def send(self, address, key, count):
        connection = http.client.HTTPConnection(address, timeout=10)
        try:
            connection.request("POST", self.path(), body=self.body(key, count),
                               headers={"Authorization": f"Bearer {self.token}", "Idempotency-Key": key})
            answer = connection.getresponse()
            return answer.status, json.loads(answer.read())
        finally:
            connection.close()

    def sender(self, address, number, ended):
        made = 0
        while not ended.is_set():
            with self.lock:
                unanswered = [key for key in self.sent if key not in self.acknowledged]
                resend = self.random.random() < 0.2
                if unanswered and resend:
                    key = self.random.choice(unanswered)
                elif self.acknowledged and self.random.random() < 0.1:
                    key = self.random.choice(list(self.acknowledged))
                else:
                    key = f"{self.kills}-{number}-{made}"
                    made += 1
                    self.sent[key] = self.random.choice((1, 3, 20, 300))
                count = self.sent[key]
                known = key in self.acknowledged
            try:
                status, answer = self.send(address, key, count)
            except (OSError, http.client.HTTPException, ValueError):
                return  # killed; what became of this batch is open
            if status != 200 or answer["accepted"] + answer["duplicate"] != count or answer["rejected"]:
                raise Broken(f"batch {key} of {count}: {status} {answer}")
            if known and answer["accepted"]:
                raise Broken(f"batch {key} was acknowledged before and has been accepted again")
            with self.lock:
                self.acknowledged[key] = count

    def log_in(self, address):
        """A change with its ledger entry, beside those of the segments."""
        connection = http.client.HTTPConnection(address, timeout=10)
        try:
            connection.request("POST", "/api/v1/log-in", body=json.dumps({"login": "collector", "password": "correct horse battery"}))
            if connection.getresponse().status == 200:
                self.log_ins += 1
        except (OSError, http.client.HTTPException):
            pass
        finally:
            connection.close()

    def round(self):
        ended = threading.Event()
        failures = []

        def guarded(work, *arguments):
            try:
                work(*arguments)
            except Exception as problem:  # whatever it is, the round has failed
                failures.append(problem)

        threads = [threading.Thread(target=guarded, args=(self.sender, self.served.address, n, ended)) for n in range(3)]
        if self.random.random() < 0.5:
            threads.append(threading.Thread(target=guarded, args=(self.log_in, self.served.address)))
        for thread in threads:
            thread.start()
        time.sleep(self.random.uniform(0.02, 0.6))
        self.served.kill()
        ended.set()
        for thread in threads:
            thread.join()
        self.kills += 1
        self.served = Served(self.binary, self.data)
        self.served.start()
        if failures:
            raise Broken(repr(failures[0]))

    def settle(self):
        """Sends everything once more, waits until it is consumed, stops, and counts."""
        for key, count in list(self.sent.items()):
            status, answer = self.send(self.served.address, key, count)
            if status != 200:
                raise Broken(f"batch {key}: {status} {answer}")
            if key in self.acknowledged and (answer["accepted"] != 0 or answer["duplicate"] != count):
                raise Broken(f"batch {key} was acknowledged and is not known any more: {answer}")
            self.acknowledged[key] = count
        expected = sum(self.acknowledged.values())
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            if self.count("SELECT COUNT(*) FROM watch_block") >= len(self.acknowledged):
                break
            time.sleep(0.2)
        if code := self.served.stop():
            raise Broken(f"serve ended with {code}: {self.served.errors()[-500:]}")
        rows = dict(self.rows("SELECT batch_key, events FROM watch_block"))
        for key, count in self.acknowledged.items():
            if rows.get(key) != count:
                raise Broken(f"batch {key} of {count} events: {rows.get(key)} were consumed")
        if len(rows) != len(self.acknowledged):
            raise Broken(f"{len(rows)} batches were consumed, {len(self.acknowledged)} were sent")
        if (total := self.count("SELECT SUM(events) FROM watch_segment")) != expected:
            raise Broken(f"{total} events stand in segments, {expected} were acknowledged")
        if (total := self.count("SELECT SUM(events) FROM watch_source_day")) != expected:
            raise Broken(f"{total} events were counted by day, {expected} were acknowledged")
        for path, in self.rows("SELECT path FROM watch_segment"):
            if not (self.data / "events" / path).exists():
                raise Broken(f"the segment {path} is in the data base and not on the disk")
        indexes = [row[0] for row in self.rows("SELECT ledger_index FROM change_record")]
        report = json.loads(self.doctor())
        entries = next(check for check in report["checks"] if check["name"] == "ledger")["entries"]
        if None in indexes or sorted(indexes) != list(range(entries)):
            raise Broken(f"{len(indexes)} changes, {entries} ledger entries: not one entry for each change")
        return expected, entries

    def doctor(self):
        done = subprocess.run([str(self.binary), "doctor", "--data", str(self.data), "--json"], capture_output=True, text=True, timeout=120,
                              **unprivileged(self.binary))
        if done.returncode not in (0, 9):
            raise Broken(f"doctor ended with {done.returncode}: {done.stdout} {done.stderr}")
        return done.stdout

    def rows(self, query):
        connection = sqlite3.connect(f"file:{self.data}/sekimori.db?mode=ro", uri=True, timeout=10)
        try:
            return connection.execute(query).fetchall()
        finally:
            connection.close()

    def count(self, query):
        return self.rows(query)[0][0] or 0

    def close(self):
        if self.served.process.poll() is None:
            self.served.kill()
