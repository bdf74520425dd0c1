#!/usr/bin/env python3
"""What is too large, too slow or too much is refused with its own status while it is still small, and the server goes on.

usage: server_limits_test.py SEKIMORI BUILD
"""
import pathlib
import socket
import sys
import tempfile
import threading
import time

from broken_clients_test import expect, talk
from served import Served, prepare


def main():
    binary = pathlib.Path(sys.argv[1]).resolve()
    with tempfile.TemporaryDirectory(prefix="sekimori-limits-") as folder:
        data, source, token = prepare(binary, folder)
        with Served(binary, data, extra=["--idle-seconds", "2"]) as served:
            a = served.address
            auth = f"Authorization: Bearer {token}\r\n"
            end = "Connection: close\r\n\r\n"

            def get(target, extra=""):
                return talk(a, f"GET {target} HTTP/1.1\r\nHost: x\r\n{extra}{end}".encode(), shut=False)

            expect("an address of 9 KiB", get("/" + "a" * 9_000), 414)
            expect("200 header fields", get("/healthz", "".join(f"X-{n}: y\r\n" for n in range(200))), 431)
            expect("headers of 20 KiB", get("/healthz", "".join(f"X-{n}: {'y' * 1000}\r\n" for n in range(20))), 431)
            expect("no Host", talk(a, b"GET /healthz HTTP/1.1\r\nConnection: close\r\n\r\n", shut=False), 400)
            expect("a log-in of 5 MiB", talk(a, b"POST /api/v1/log-in HTTP/1.1\r\nHost: x\r\nContent-Length: 5242880\r\n\r\n", shut=False), 413)
            expect("chunks without end", talk(
                a, b"POST /api/v1/log-in HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n" + (b"10000\r\n" + b"a" * 65536 + b"\r\n") * 80,
                shut=False), 413)
            for target in ("/../etc/passwd", "/%2e%2e/etc/passwd", "/a/..%2f..%2fetc/passwd", "/%00", "/assets/%2e%2e/%2e%2e/etc/passwd"):
                answer = get(target)
                if b"root:" in answer:
                    raise SystemExit(f"failed: {target} leads out")
                expect(target, answer, 404, 422)
            # A head that trickles, a body that trickles: 408 soon after the time is over, whoever sends.
            for what, raw in {
                "half a head": b"GET /healthz HTTP/1.1\r\nHo",
                "half a body": f"POST /api/v1/sources/{source}/events HTTP/1.1\r\nHost: x\r\n{auth}Idempotency-Key: slow\r\nContent-Length: 100\r\n\r\n{{".encode(),
            }.items():
                began = time.monotonic()
                expect(what, talk(a, raw, shut=False, seconds=15), 408)
                if time.monotonic() - began > 8:
                    raise SystemExit(f"failed: {what}: answered after {time.monotonic() - began:.1f} s")
            # Expect: 100-continue is told to go on.
            answer = talk(a, f"POST /api/v1/sources/{source}/events HTTP/1.1\r\nHost: x\r\n{auth}Idempotency-Key: c\r\nExpect: 100-continue\r\n"
                             f"Content-Length: 8\r\n{end}{{\"a\":1}}\n".encode(), shut=False)
            if not answer.startswith(b"HTTP/1.1 100 ") or b"HTTP/1.1 200 " not in answer:
                raise SystemExit(f"failed: 100-continue: {answer[:200]!r}")
            # More connections than there is room for: some are told so, none harms the others.
            host, port = a.rsplit(":", 1)
            flood = []
            for _ in range(1200):
                try:
                    flood.append(socket.create_connection((host, int(port)), timeout=2))
                except OSError:
                    break
            for s in flood:
                s.close()
            deadline = time.monotonic() + 10
            while time.monotonic() < deadline:
                try:
                    if served.ask("GET", "/healthz", seconds=5)[0] == 200:
                        break
                except OSError:
                    time.sleep(0.2)
            else:
                raise SystemExit("failed: no answer after 1,200 connections")
            # More requests at one time than are answered at once: each gets an answer, 200, 429 or 503.
            statuses = []

            def many():
                for _ in range(20):
                    try:
                        statuses.append(served.ask("GET", "/api/v1/me", headers={"Authorization": f"Bearer {token}"})[0])
                    except OSError as problem:
                        statuses.append(str(problem))

            threads = [threading.Thread(target=many) for _ in range(40)]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
            if odd := [s for s in statuses if s not in (200, 403, 429, 503)]:
                raise SystemExit(f"failed: under load: {odd[:3]}")
            if code := served.stop():
                raise SystemExit(f"failed: serve ended with {code}")
    print("every limit was told with its own status, and the server went on")
    return 0


if __name__ == "__main__":
    sys.exit(main())
