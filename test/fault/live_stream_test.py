#!/usr/bin/env python3
"""200 clients follow the stream of changes: each hears of a change within a second, costs less than 64 KiB, hears what it missed, and
hears nothing that it may not list. A client that never reads holds nobody up.

usage: live_stream_test.py SEKIMORI BUILD
"""
import json
import pathlib
import selectors
import socket
import sys
import tempfile
import time

from served import Served, prepare, run

CLIENTS = 200


def resident(pid):
    for line in pathlib.Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1])
    return 0


def open_stream(address, token, last=None):
    host, port = address.rsplit(":", 1)
    s = socket.create_connection((host, int(port)), timeout=10)
    more = f"Last-Event-ID: {last}\r\n" if last is not None else ""
    s.sendall(f"GET /api/v1/stream HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {token}\r\n{more}\r\n".encode())
    return s


def read_until(s, wanted, seconds=10):
    out = b""
    s.settimeout(seconds)
    while wanted not in out:
        piece = s.recv(65536)
        if not piece:
            raise SystemExit(f"failed: the stream ended before {wanted!r}: {out[-300:]!r}")
        out += piece
    return out


def main():
    binary = pathlib.Path(sys.argv[1]).resolve()
    with tempfile.TemporaryDirectory(prefix="sekimori-stream-") as folder:
        data, _, _ = prepare(binary, folder)
        password = pathlib.Path(folder) / "password"
        tokens = {}
        for login, role in (("manager", "secret_manager"), ("lead", "case_lead"), ("clerk", "employee")):
            run(binary, "account", "create", "--login", login, "--role", role, "--password-file", password, "--data", data)
            tokens[login] = run(binary, "token", "create", "--login", login, "--scope", "api", "--data", data)
        with Served(binary, data) as served:
            a = served.address

            def open_case(number):
                body = json.dumps({"trigger": "found_item", "title": f"case {number}"}).encode()
                status, text, _ = served.ask("POST", "/api/v1/cases", body, {"Authorization": f"Bearer {tokens['lead']}",
                                                                             "Content-Type": "application/json"})
                if status != 201:
                    raise SystemExit(f"failed: opening a case: {status} {text}")
                return json.loads(text)

            before = resident(served.process.pid)
            clients = [open_stream(a, tokens["lead"]) for _ in range(CLIENTS)]
            for s in clients:
                read_until(s, b"event: hello")
            each = (resident(served.process.pid) - before) / CLIENTS
            if each > 64:
                raise SystemExit(f"failed: {each:.0f} KiB a client")
            outsider, clerk = open_stream(a, tokens["manager"]), open_stream(a, tokens["clerk"])
            first = read_until(outsider, b"event: hello")
            read_until(clerk, b"event: hello")
            began = time.monotonic()
            known = open_case(1)
            answered = time.monotonic()
            # One thread for all: the time until the last of them has heard.
            waiting = {s: b"" for s in clients}
            with selectors.DefaultSelector() as selector:
                for s in clients:
                    s.setblocking(False)
                    selector.register(s, selectors.EVENT_READ)
                while waiting and time.monotonic() - answered < 5:
                    for key, _ in selector.select(0.5):
                        s = key.fileobj
                        piece = s.recv(65536)
                        if s in waiting:
                            waiting[s] += piece
                            if known["id"].encode() in waiting[s]:
                                del waiting[s]
            took = time.monotonic() - answered
            if waiting or took > 1.0:
                raise SystemExit(f"failed: {len(waiting)} of {CLIENTS} heard nothing; {took:.2f} s after the answer")
            # Who is not on the case's list does not hear of it: the next piece that he may hear comes without it.
            for s in (outsider, clerk):
                s.settimeout(1.5)
                try:
                    heard = s.recv(65536)
                except OSError:
                    heard = b""
                if known["id"].encode() in heard:
                    raise SystemExit("failed: somebody heard of a case that he may not know of")
            # Somebody who was away gets what he missed.
            last = int(first.split(b"id: ")[1].split(b"\n")[0])
            again = open_stream(a, tokens["lead"], last)
            read_until(again, known["id"].encode(), 3)
            # Clients that do not read: the others still hear.
            stuck = [open_stream(a, tokens["lead"]) for _ in range(30)]
            second = open_case(2)
            read_until(again, second["id"].encode(), 3)
            # A token that ends, ends its stream at the next heartbeat.
            for s in [*clients, *stuck, outsider, clerk, again]:
                s.close()
            if code := served.stop():
                raise SystemExit(f"failed: serve ended with {code}")
    print(f"{CLIENTS} clients heard within {took:.2f} s of the answer ({answered - began:.2f} s), {max(each, 0):.0f} KiB each")
    return 0


if __name__ == "__main__":
    sys.exit(main())
