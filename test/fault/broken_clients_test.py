#!/usr/bin/env python3
"""Clients that send rubbish, stop in the middle, lie about lengths or never read: the server answers what can be answered,
forgets the rest, and serves the next one.

usage: broken_clients_test.py SEKIMORI BUILD
"""
import json
import pathlib
import random
import socket
import sys
import tempfile
import threading

from served import Served, prepare


def talk(address, raw, shut=True, seconds=10):
    host, port = address.rsplit(":", 1)
    with socket.create_connection((host, int(port)), timeout=seconds) as s:
        try:
            s.sendall(raw)
            if shut:
                s.shutdown(socket.SHUT_WR)
        except OSError:
            pass  # cut off while sending: what it said before counts
        out = b""
        try:
            while piece := s.recv(65536):
                out += piece
        except OSError:
            pass
        return out


def expect(what, answer, *statuses):
    line = answer.split(b"\r\n", 1)[0]
    if not any(line.startswith(b"HTTP/1.1 %d " % status) for status in statuses):
        raise SystemExit(f"failed: {what}: answered {line!r}, expected {statuses}")


def main():
    binary = pathlib.Path(sys.argv[1]).resolve()
    numbers = random.Random(20150128)
    with tempfile.TemporaryDirectory(prefix="sekimori-clients-") as folder:
        data, source, token = prepare(binary, folder)
        path = f"/api/v1/sources/{source}/events"
        with Served(binary, data) as served:
            a = served.address

            def post(body, extra="", length=None, key="k"):
                head = (f"POST {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Bearer {token}\r\nIdempotency-Key: {key}\r\n"
                        f"Content-Length: {len(body) if length is None else length}\r\n{extra}\r\n")
                return talk(a, head.encode() + body)

            expect("a good batch", post(b'{"a":1}\n'), 200)
            expect("another verb", talk(a, f"DELETE {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n".encode()), 405)
            expect("no token", talk(a, f"POST {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 2\r\n\r\n{{}}".encode()), 401)
            expect("no key", talk(a, f"POST {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Bearer {token}\r\nContent-Length: 2\r\n\r\n{{}}".encode()), 400)
            expect("a body that is no event", post(b"\xff\xfe\x00rubbish"), 422)
            expect("an empty body", post(b"", key="empty"), 422)
            expect("deep nesting", post(b"[" * 200_000, key="deep"), 422)
            expect("one line of many", post(b'{"a":1}\nrubbish\n[]\n', key="mixed"), 200)
            expect("a key of 300 characters", post(b'{"a":1}\n', key="k" * 300), 422)
            expect("a source that is none", talk(a, f"POST /api/v1/sources/nowhere/events HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Bearer {token}\r\nIdempotency-Key: n\r\nContent-Length: 8\r\n\r\n{{\"a\":1}}\n".encode()), 404)
            for what, raw in {
                "a body announced too large": f"POST {path} HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999999\r\n\r\n".encode(),
                "a header without end": b"GET /healthz HTTP/1.1\r\n" + b"X: y\r\n" * 20_000,
                "a length that is no number": f"POST {path} HTTP/1.1\r\nHost: x\r\nContent-Length: many\r\n\r\n".encode(),
                "two lengths": f"POST {path} HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nContent-Length: 30\r\n\r\nabc".encode(),
                "a chunk that lies": f"POST {path} HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nfffffffffffffffff\r\nabc".encode(),
                "a path that climbs": b"GET /../../etc/passwd HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
                "TLS": bytes.fromhex("16030100c8010000c4"), "nothing": b"",
            }.items():
                answer = talk(a, raw)
                if answer and not answer.startswith((b"HTTP/1.1 4", b"HTTP/1.1 5")):
                    raise SystemExit(f"failed: {what}: answered {answer[:80]!r}")
            # Cut off inside the body: nothing of it may be taken; the same key is free afterwards.
            post(b'{"cut":1}\n', length=1000, key="cut")
            answer = post(b'{"cut":1}\n', key="cut")
            expect("the batch that was cut off, sent whole", answer, 200)
            if json.loads(answer.split(b"\r\n\r\n", 1)[1])["accepted"] != 1:
                raise SystemExit(f"failed: half a batch had been taken: {answer}")
            for _ in range(200):
                talk(a, bytes(numbers.randrange(256) for _ in range(numbers.randrange(1, 300))))
            # Clients that never read and never go on hold nobody up.
            host, port = a.rsplit(":", 1)
            stuck = [socket.create_connection((host, int(port))) for _ in range(100)]
            for s in stuck[:50]:
                s.sendall(b"POST /api/v1/log-in HTTP/1.1\r\nHost: x\r\nContent-Length: 50\r\n\r\n{")
            failures = []

            def again(number):
                answer = post(b'{"a":1}\n', key=f"parallel-{number}")
                if not answer.startswith(b"HTTP/1.1 200"):
                    failures.append(answer[:200])

            threads = [threading.Thread(target=again, args=(n,)) for n in range(20)]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
            for s in stuck:
                s.close()
            if failures:
                raise SystemExit(f"failed: beside stuck clients: {failures[0]!r}")
            if served.ask("GET", "/readyz")[0] != 200:
                raise SystemExit("failed: not ready after the broken clients")
            if code := served.stop():
                raise SystemExit(f"failed: serve ended with {code}")
    print("every broken client was answered or forgotten, and the server went on")
    return 0


if __name__ == "__main__":
    sys.exit(main())
