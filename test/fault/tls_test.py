#!/usr/bin/env python3
"""TLS by openssl and curl: a certificate, a key, old versions refused, and nothing beyond loopback without it.

usage: tls_test.py SEKIMORI BUILD
"""
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

from served import NOBODY, Served, prepare, unprivileged


def call(*words, **options):
    return subprocess.run([str(w) for w in words], capture_output=True, text=True, timeout=30, **options)


class TlsServed(Served):
    """Prints https:// where the plain one prints http://."""

    def start(self, seconds=30):
        self.trace = tempfile.TemporaryFile()
        self.process = subprocess.Popen([self.binary, "serve", "--data", self.data, "--listen", "127.0.0.1:0", *self.extra],
                                        stdout=subprocess.PIPE, stderr=self.trace, **self.who)
        line = self.process.stdout.readline().decode().strip()
        if not line.startswith("https://127.0.0.1:"):
            raise SystemExit(f"failed: serve printed {line!r}: {self.errors()}")
        self.address = line.removeprefix("https://")
        return self


def certificates_of_clients(binary, data, folder, certificate, key):
    """Who has a certificate of our authority is the account of its common name, for collections alone; one of another authority is nobody."""
    def authority(name):
        made = call("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", f"/CN={name}", "-keyout", folder / f"{name}.key",
                    "-out", folder / f"{name}.pem")
        if made.returncode != 0:
            raise SystemExit(f"failed: openssl req: {made.stderr}")

    def issue(issuer, name):
        call("openssl", "req", "-newkey", "rsa:2048", "-nodes", "-subj", f"/CN={name}", "-keyout", folder / f"{issuer}-{name}.key", "-out",
             folder / "request.pem")
        made = call("openssl", "x509", "-req", "-in", folder / "request.pem", "-CA", folder / f"{issuer}.pem", "-CAkey", folder / f"{issuer}.key",
                    "-CAcreateserial", "-days", "2", "-out", folder / f"{issuer}-{name}.pem")
        if made.returncode != 0:
            raise SystemExit(f"failed: openssl x509: {made.stderr}")

    def ask(served, path, who=None):
        words = ["--cert", folder / f"{who}.pem", "--key", folder / f"{who}.key"] if who else []
        done = call("curl", "-sS", "--cacert", certificate, "-o", "/dev/null", "-w", "%{http_code}", *words,
                    f"https://localhost:{served.address.rsplit(':', 1)[1]}{path}")
        return done.stdout if done.returncode == 0 else "cut"

    authority("ours")
    authority("foreign")
    for issuer, name in (("ours", "member"), ("ours", "stranger"), ("foreign", "member")):
        issue(issuer, name)
    who = unprivileged(binary)
    password = folder / "member-password"
    password.write_text("a long password 1")
    for words in (["account", "create", "--login", "member", "--password-file", password], ["share", "collection", "add", "C", "--alias", "c", "--read", "member"]):
        done = call(binary, *words, "--data", data, **who)
        if done.returncode != 0:
            raise SystemExit(f"failed: {words[:2]}: {done.stderr}")
    with TlsServed(binary, data, extra=["--tls-cert", certificate, "--tls-key", key, "--tls-client-ca", folder / "ours.pem"]) as served:
        seen = {name: ask(served, path, given) for name, path, given in (
            ("member", "/taxii2/share/collections/c/objects/", "ours-member"), ("nobody", "/taxii2/share/collections/c/objects/", None),
            ("stranger", "/taxii2/", "ours-stranger"), ("foreign", "/taxii2/", "foreign-member"), ("elsewhere", "/api/v1/me", "ours-member"),
            ("open", "/healthz", None))}
        if seen != {"member": "200", "nobody": "401", "stranger": "401", "foreign": "cut", "elsewhere": "401", "open": "200"}:
            raise SystemExit(f"failed: certificates of clients: {seen}")
        if code := served.stop():
            raise SystemExit(f"failed: serve ended with {code}")


def main():
    binary = pathlib.Path(sys.argv[1]).resolve()
    for tool in ("openssl", "curl"):
        if not shutil.which(tool):
            print(f"skipped: {tool} is not installed")
            return 77
    with tempfile.TemporaryDirectory(prefix="sekimori-tls-") as folder:
        data, _, _ = prepare(binary, folder)
        folder = pathlib.Path(folder)
        certificate, key = folder / "cert.pem", folder / "key.pem"
        made = call("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost", "-addext",
                    "subjectAltName=DNS:localhost,IP:127.0.0.1", "-keyout", key, "-out", certificate)
        if made.returncode != 0:
            raise SystemExit(f"failed: openssl req: {made.stderr}")
        if unprivileged(binary):
            os.chown(key, NOBODY, NOBODY)
        who = unprivileged(binary)
        beyond = call(binary, "serve", "--data", data, "--listen", "0.0.0.0:0", **who)
        if beyond.returncode != 4 or "--tls-cert" not in beyond.stderr:
            raise SystemExit(f"failed: listening beyond loopback without TLS: {beyond.returncode} {beyond.stderr}")
        half = call(binary, "serve", "--data", data, "--listen", "127.0.0.1:0", "--tls-cert", certificate, **who)
        if half.returncode != 2:
            raise SystemExit(f"failed: a certificate without its key: {half.returncode} {half.stderr}")
        with TlsServed(binary, data, extra=["--tls-cert", certificate, "--tls-key", key]) as served:
            port = served.address.rsplit(":", 1)[1]
            url = f"https://localhost:{port}"
            good = call("curl", "-sS", "--cacert", certificate, "-i", f"{url}/healthz")
            if "200 OK" not in good.stdout or "ok" not in good.stdout:
                raise SystemExit(f"failed: curl with the certificate: {good.stdout} {good.stderr}")
            if call("curl", "-sS", f"{url}/healthz").returncode == 0:
                raise SystemExit("failed: curl trusted a certificate that it does not know")
            if call("curl", "-sS", f"http://localhost:{port}/healthz").returncode == 0:
                raise SystemExit("failed: plain HTTP was answered on the TLS port")
            old = call("openssl", "s_client", "-connect", served.address, "-tls1_1", input="")
            if "Cipher is (NONE)" not in old.stdout and old.returncode == 0:
                raise SystemExit("failed: TLS 1.1 was accepted")
            new = call("openssl", "s_client", "-connect", served.address, "-CAfile", certificate, "-brief", input="")
            if "TLSv1.3" not in new.stdout + new.stderr:
                raise SystemExit(f"failed: no TLS 1.3: {new.stdout} {new.stderr}")
            big = call("curl", "-sS", "--cacert", certificate, "-o", "/dev/null", "-w", "%{http_code}", "-H", "Content-Type: application/json",
                       "--data-binary", "@" + str(certificate), f"{url}/api/v1/log-in")
            if big.stdout not in ("400", "401", "422"):
                raise SystemExit(f"failed: a body over TLS: {big.stdout} {big.stderr}")
            if code := served.stop():
                raise SystemExit(f"failed: serve ended with {code}")
        certificates_of_clients(binary, data, folder, certificate, key)
    print("TLS 1.2 and 1.3 answered, older and plain refused, nothing beyond loopback without it")
    return 0


if __name__ == "__main__":
    sys.exit(main())
