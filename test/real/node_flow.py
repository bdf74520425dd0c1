"""The flow of a node from registers to alerts, through the program's own commands, on data of the story.

    flow = NodeFlow(sekimori, folder, database="postgresql:///x?host=/run/pg")
    flow.take_in(story / "firm-a")
    flow.alerts()          # as JSON objects, without what is random per node
"""

import csv
import json
import os
import re
import subprocess
from pathlib import Path


class NodeFlow:
    def __init__(self, sekimori: str, data: Path, database: str = ""):
        self.sekimori = sekimori
        self.environment = dict(os.environ, SEKIMORI_DATA=str(data), LANG="C.UTF-8", LC_ALL="C.UTF-8")
        self.data = data
        if database:
            self.environment["SEKIMORI_DATABASE"] = database

    def run(self, *words: str) -> str:
        done = subprocess.run([self.sekimori, *words], capture_output=True, text=True, env=self.environment, timeout=600)
        if done.returncode not in (0, 9):
            raise SystemExit(f"FAILED: sekimori {' '.join(words)} ended with {done.returncode}: {done.stderr[-1000:]}")
        return done.stdout

    def rows(self, *words: str) -> list[dict]:
        return [json.loads(line) for line in self.run(*words, "--json").splitlines()]

    def take_in(self, firm: Path) -> dict:
        self.run("person", "import", str(firm / "people.csv"))
        self.run("secret", "import", str(firm / "secrets.csv"), "--valid-from", "2025-04-01")
        self.run("agreement", "import", str(firm / "agreements.csv"))
        self.run("source", "import", str(firm / "sources.csv"), "--valid-from", "2025-04-20")
        self.run("approval", "import", str(firm / "approvals.csv"))
        with open(firm / "sources.csv", encoding="utf-8-sig", newline="") as table:
            for row in csv.DictReader(table):
                self.run("ingest", "--later", "--source", row["name"], str(firm / row["path"]))
        return self.rows("ingest")[0]

    def alerts(self) -> list[dict]:
        """Alerts with names of people, ids and pseudonyms, which are random per node, left out."""
        out = []
        for alert in self.rows("alert", "list", "--most", "10000"):
            for name in ("id", "person_id", "pseudonym"):
                alert.pop(name, None)
            for secret in alert["secrets"]:
                secret.pop("secret_id", None)
            for factor in alert["factors"]:  # event ids hang on the source's id
                factor["events"] = sorted((event["block"], event["offset"], event["time"]) for event in factor["events"])
            text = re.sub(r"P-[0-9A-Z]{4,}", "P-", json.dumps(alert, ensure_ascii=False, sort_keys=True))
            out.append(json.loads(text))
        return sorted(out, key=lambda alert: json.dumps(alert, sort_keys=True))

    def sources(self) -> dict[str, tuple]:
        return {row["name"]: (row["events"], row["last_event"], row["may_score"], row["basis_missing"]) for row in self.rows("source", "list")}
