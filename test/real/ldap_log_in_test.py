#!/usr/bin/env python3
"""Logging in by a directory: Debian's slapd, started here in a temporary folder, with TLS; people, groups, roles, escapes.

usage: ldap_log_in_test.py SEKIMORI BUILD
"""
import json
import os
import pathlib
import shutil
import socket
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "fault"))
from log_in_session import Browser, expect
from served import NOBODY, Served, unprivileged

CONFIGURATION = """include /etc/ldap/schema/core.schema
include /etc/ldap/schema/cosine.schema
include /etc/ldap/schema/inetorgperson.schema
modulepath /usr/lib/ldap
moduleload back_mdb
pidfile {folder}/slapd.pid
argsfile {folder}/slapd.args
TLSCACertificateFile {folder}/ca.pem
TLSCertificateFile {folder}/server.pem
TLSCertificateKeyFile {folder}/server.key
disallow bind_anon
database mdb
suffix "dc=example,dc=jp"
rootdn "cn=service,dc=example,dc=jp"
rootpw service-password
directory {folder}/db
"""

PEOPLE = """dn: dc=example,dc=jp
objectClass: dcObject
objectClass: organization
dc: example
o: Example

dn: ou=people,dc=example,dc=jp
objectClass: organizationalUnit
ou: people

dn: ou=groups,dc=example,dc=jp
objectClass: organizationalUnit
ou: groups

dn: uid=mori,ou=people,dc=example,dc=jp
objectClass: inetOrgPerson
uid: mori
cn:: 5qOu
sn:: 5qOu
userPassword: mori of the directory

dn: uid=hara,ou=people,dc=example,dc=jp
objectClass: inetOrgPerson
uid: hara
cn: hara
sn: hara
userPassword: hara of the directory

dn: cn=trade-secrets,ou=groups,dc=example,dc=jp
objectClass: groupOfNames
cn: trade-secrets
member: uid=mori,ou=people,dc=example,dc=jp
"""


def certificates(folder):
    """An authority and a server's certificate for 127.0.0.1."""
    def openssl(*words):
        subprocess.run(["openssl", *words], cwd=folder, check=True, capture_output=True)
    openssl("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", "ca.key", "-out", "ca.pem", "-days", "2", "-subj", "/CN=test authority")
    openssl("req", "-newkey", "rsa:2048", "-nodes", "-keyout", "server.key", "-out", "server.csr", "-subj", "/CN=127.0.0.1")
    (folder / "extensions").write_text("subjectAltName=IP:127.0.0.1,DNS:localhost\n")
    openssl("x509", "-req", "-in", "server.csr", "-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial", "-out", "server.pem", "-days", "2",
            "-extfile", "extensions")


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


def main():
    binary = pathlib.Path(sys.argv[1]).resolve()
    slapd = shutil.which("slapd", path=os.environ.get("PATH", "") + ":/usr/sbin")
    if not slapd or not shutil.which("ldapadd"):
        print("skipped: slapd and ldap-utils are not installed")
        sys.exit(77)
    with tempfile.TemporaryDirectory(prefix="sekimori-ldap-") as name:
        folder = pathlib.Path(name)
        certificates(folder)
        (folder / "db").mkdir()
        (folder / "slapd.conf").write_text(CONFIGURATION.format(folder=folder))
        (folder / "people.ldif").write_text(PEOPLE, encoding="utf-8")
        (folder / "bind").write_text("service-password\n")
        (folder / "bind").chmod(0o600)
        who = unprivileged(binary)
        if who:
            for path in [folder, *folder.rglob("*")]:
                os.chown(path, NOBODY, NOBODY)
        plain, tls = free_port(), free_port()
        directory = subprocess.Popen([slapd, "-f", str(folder / "slapd.conf"), "-h", f"ldap://127.0.0.1:{plain} ldaps://127.0.0.1:{tls}", "-d", "0"],
                                     stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **who)
        try:
            for _ in range(100):
                done = subprocess.run(["ldapadd", "-x", "-H", f"ldap://127.0.0.1:{plain}", "-D", "cn=service,dc=example,dc=jp", "-w", "service-password",
                                       "-f", str(folder / "people.ldif")], capture_output=True, text=True)
                if done.returncode == 0:
                    break
                expect(directory.poll() is None, "slapd runs")
                time.sleep(0.1)
            expect(done.returncode == 0, "the directory took its people: " + done.stderr)
            data = folder / "data"
            common = ["--ldap-base", "ou=people,dc=example,dc=jp", "--ldap-bind-dn", "cn=service,dc=example,dc=jp", "--ldap-bind-password-file",
                      str(folder / "bind"), "--ldap-group-base", "ou=groups,dc=example,dc=jp", "--group-role",
                      "cn=trade-secrets,ou=groups,dc=example,dc=jp=secret_manager"]
            ca = ["--ldap-ca-file", str(folder / "ca.pem")]
            for what, more in (("ldaps", ["--ldap-url", f"ldaps://127.0.0.1:{tls}", *ca]),
                               ("StartTLS", ["--ldap-url", f"ldap://127.0.0.1:{plain}", "--ldap-start-tls", *ca])):
                with Served(binary, data, extra=[*more, *common]) as served:
                    def log_in(login, password):
                        browser = Browser(served.address)
                        return browser, browser.post_form("/log-in", login=login, password=password)
                    browser, page = log_in("mori", "mori of the directory")
                    expect(page.status == 303, f"{what}: who is in the group enters ({page.status})")
                    me = json.loads(browser.get("/api/v1/me").text)
                    expect(me["login"] == "mori" and me["roles"] == ["secret_manager"], f"{what}: with the role of the group: {me}")
                    for login, password, why in (("mori", "wrong", "a wrong password"), ("mori", "", "an empty password"),
                                                 ("hara", "hara of the directory", "somebody in no group"), ("nobody", "x", "nobody"),
                                                 ("*", "mori of the directory", "a star"), ("mor*", "mori of the directory", "half a star"),
                                                 ("mori)(uid=*", "mori of the directory", "a filter"),
                                                 ("mori)(|(uid=*)", "mori of the directory", "another filter"),
                                                 ("mori\\2a", "mori of the directory", "an escape")):
                        expect(log_in(login, password)[1].status == 401, f"{what}: {why} stays outside")
            with Served(binary, data, extra=["--ldap-url", f"ldaps://127.0.0.1:{tls}", *common]) as served:
                page = Browser(served.address).post_form("/log-in", login="mori", password="mori of the directory")
                expect(page.status == 503, f"a certificate of an unknown authority is not trusted ({page.status})")
        finally:
            directory.terminate()
            directory.wait(10)
        done = subprocess.run([binary, "serve", "--data", str(data), "--listen", "127.0.0.1:0", "--ldap-url", "ldap://ldap.example", *common],
                              capture_output=True, text=True, **who)
        expect(done.returncode == 6 and "StartTLS" in done.stderr, "a directory beyond this machine wants TLS: " + done.stderr)
    print("the directory's people entered, and nobody else")


if __name__ == "__main__":
    main()
