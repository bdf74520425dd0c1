"""One node on SQLite and one on PostgreSQL 15 take in the same firm: the same events, the same alerts.

usage: node_on_postgresql_test.py SEKIMORI BUILD_FOLDER
"""

import os
import pwd
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from node_flow import NodeFlow

PROGRAMS = Path("/usr/lib/postgresql/15/bin")


class Server:
    """A PostgreSQL of its own, reachable by a unix socket alone; as root it runs as nobody, since it refuses root."""

    def __init__(self, folder: Path):
        self.folder = folder / "pg"
        self.folder.mkdir()
        self.user = {}
        if os.geteuid() == 0:
            nobody = pwd.getpwnam("nobody")
            os.chown(self.folder, nobody.pw_uid, nobody.pw_gid)
            os.chmod(folder, 0o711)
            self.user = {"user": "nobody", "group": nobody.pw_gid, "extra_groups": []}
        made = subprocess.run([PROGRAMS / "initdb", "-D", self.folder / "data", "-U", "sekimori", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"],
                              capture_output=True, text=True, cwd="/", **self.user)
        if made.returncode != 0:
            raise SystemExit(f"FAILED: initdb: {made.stderr[-500:]}")
        self.log = open(folder / "server.log", "w")
        self.process = subprocess.Popen([PROGRAMS / "postgres", "-D", self.folder / "data", "-k", self.folder, "-c", "listen_addresses=", "-c", "fsync=off"],
                                        stdout=self.log, stderr=self.log, cwd="/", **self.user)
        for _ in range(300):
            if self.psql("postgres", "SELECT 1").returncode == 0:
                break
            time.sleep(0.1)
        else:
            raise SystemExit("FAILED: the PostgreSQL server of the test did not answer within 30 s")

    def psql(self, database: str, statement: str) -> subprocess.CompletedProcess:
        return subprocess.run([PROGRAMS / "psql", "-X", "-q", "-A", "-t", "-h", self.folder, "-U", "sekimori", "-d", database, "-c", statement],
                              capture_output=True, text=True)

    def create(self, name: str) -> str:
        made = self.psql("postgres", f"CREATE DATABASE {name}")
        if made.returncode != 0:
            raise SystemExit(f"FAILED: {made.stderr}")
        return f"postgresql:///{name}?host={self.folder}&user=sekimori"

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait(30)
        self.log.close()


def main() -> int:
    if not (PROGRAMS / "initdb").exists():
        print("skipped: PostgreSQL 15 is not installed")
        return 77
    failures = 0
    with tempfile.TemporaryDirectory(prefix="sekimori-pg-") as name:
        folder = Path(name)
        subprocess.run([sys.argv[1], "demo-generate", str(folder / "story"), "--size", "80"], check=True, capture_output=True)
        server = Server(folder)
        try:
            for firm in ("firm-a", "firm-b"):
                seconds, found = {}, {}
                for kind, database in (("sqlite", ""), ("postgresql", server.create(firm.replace("-", "_")))):
                    flow = NodeFlow(sys.argv[1], folder / f"{firm}-{kind}", database)
                    begun = time.monotonic()
                    done = flow.take_in(folder / "story" / firm)
                    seconds[kind] = time.monotonic() - begun
                    again = flow.rows("ingest")[0]
                    found[kind] = {"events": done["events"], "bad": done["bad"], "hits": done["hits"], "unshaped": done["unshaped"], "again": again["events"],
                                   "sources": flow.sources(), "alerts": flow.alerts()}
                    if done["events"] == 0 or not found[kind]["alerts"] or again["events"] != 0:
                        print(f"FAILED: {firm} on {kind}: {done}, {len(found[kind]['alerts'])} alerts, {again['events']} events again")
                        failures += 1
                for what in found["sqlite"]:
                    if found["sqlite"][what] == found["postgresql"][what]:
                        continue
                    failures += 1
                    print(f"FAILED: {firm}: {what} differ")
                    if what == "alerts":
                        for a, b in zip(found["sqlite"][what], found["postgresql"][what]):
                            if a != b:
                                print("  sqlite    ", {k: v for k, v in a.items() if b.get(k) != v})
                                print("  postgresql", {k: v for k, v in b.items() if a.get(k) != v})
                                break
                    else:
                        print("  sqlite    ", found["sqlite"][what])
                        print("  postgresql", found["postgresql"][what])
                if (folder / f"{firm}-postgresql" / "sekimori.db").exists():
                    failures += 1
                    print(f"FAILED: {firm}: a SQLite file lies beside PostgreSQL")
                print(f"{firm}: {found['sqlite']['events']} events, {len(found['sqlite']['alerts'])} alerts; SQLite {seconds['sqlite']:.1f} s, PostgreSQL {seconds['postgresql']:.1f} s")
        finally:
            server.stop()
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
