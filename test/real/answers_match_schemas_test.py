#!/usr/bin/env python3
"""Every list and every object of the interface, as the demo's nodes answer them, against its schema in spec/api: nothing may be missing, of
another kind, or - what an OpenAPI check lets through - sent without being described.

usage: answers_match_schemas_test.py SEKIMORI [BUILD] [--data DATA]      DATA: a data directory to look at instead of the demo's
"""
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import urllib.parse

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "fault"))

from served import NOBODY, Served, run, unprivileged  # noqa: E402

ROLES = ("secret_manager", "it_admin", "case_lead", "legal", "hr", "executive", "auditor", "system_admin")
KINDS = {"null": type(None), "boolean": bool, "integer": int, "number": (int, float), "string": str, "array": list, "object": dict}
ASKS_THE_HUB = {"/api/v1/sent-reports/{number}/draft", "/api/v1/sent-reports/{number}/label"}  # the demo's hub is not served meanwhile: 503 is the true answer
MOST_OF_A_LIST = 20  # objects of a list that are asked for one by one


class Checker:
    def __init__(self, schemas):
        self.schemas = schemas
        self.findings = {}

    def note(self, where, what):
        self.findings.setdefault(f"{where}: {what}", None)

    def resolve(self, schema):
        while "$ref" in schema:
            schema = self.schemas[schema["$ref"].rsplit("/", 1)[1]]
        return schema

    def fits(self, value, schema):
        trial = Checker(self.schemas)
        trial.check(value, schema, "")
        return not trial.findings

    def check(self, value, schema, where):
        schema = self.resolve(schema)
        if "anyOf" in schema or "oneOf" in schema:
            if not any(self.fits(value, choice) for choice in schema.get("anyOf", schema.get("oneOf"))):
                self.note(where, f"fits none of its forms: {json.dumps(value, ensure_ascii=False)[:200]}")
            return
        kinds = schema.get("type", [])
        kinds = [kinds] if isinstance(kinds, str) else kinds
        right = any(isinstance(value, KINDS[kind]) and (kind == "boolean" or not isinstance(value, bool)) for kind in kinds)
        if kinds and not right:
            return self.note(where, f"is {type(value).__name__}, not {'/'.join(kinds)}")
        if "enum" in schema and value not in schema["enum"]:
            self.note(where, f"{value!r} is none of {schema['enum']}")
        if isinstance(value, list):
            for one in value:
                self.check(one, schema.get("items", {}), where + "[]")
        if isinstance(value, dict):
            self.check_object(value, schema, where)

    def check_object(self, value, schema, where):
        for name in schema.get("required", []):
            if name not in value:
                self.note(where, f"{name} is missing")
        if "properties" not in schema:
            return  # described as any object
        for name, member in value.items():
            if name in schema["properties"]:
                self.check(member, schema["properties"][name], f"{where}.{name}")
            elif isinstance(schema.get("additionalProperties"), dict):
                self.check(member, schema["additionalProperties"], f"{where}.*")
            elif schema.get("additionalProperties") is not True:
                self.note(where, f"{name} is sent and not described")


class Interface:
    def __init__(self, served, token):
        self.served, self.headers = served, {"Authorization": f"Bearer {token}", "Accept-Language": "en"}
        self.document = json.loads(served.ask("GET", "/api/openapi.json")[1])
        self.checker = Checker(self.document["components"]["schemas"])
        self.asked = set()  # patterns that answered 200

    def get(self, pattern, path):
        status, text, headers = self.served.ask("GET", path, headers=self.headers, seconds=60)
        answer = self.document["paths"][pattern]["get"]["responses"].get("200", {}).get("content", {})
        if status >= 500 and not (status == 503 and pattern in ASKS_THE_HUB):
            self.checker.note(pattern, f"{path} is answered {status}")
        if status != 200:
            return None
        self.asked.add(pattern)
        schema = answer.get("application/json", {}).get("schema")
        if schema is None or not headers.get("Content-Type", "").startswith("application/json"):
            return None
        body = json.loads(text)
        self.checker.check(body, schema, f"GET {pattern}")
        return body

    # Lists first; what they name fills the parameters of the patterns below them.
    def walk(self):
        patterns = sorted((p for p, methods in self.document["paths"].items() if "get" in methods and p.startswith("/api/v1/")), key=lambda p: (p.count("{"), p))
        known = {}
        for pattern in patterns:
            if pattern == "/api/v1/stream":
                continue  # goes on for hours
            for path in self.paths(pattern, known):
                body = self.get(pattern, path)
                if isinstance(body, dict) and isinstance(body.get("items"), list):
                    known.setdefault(pattern, []).extend(i for i in body["items"][:MOST_OF_A_LIST] if isinstance(i, dict))

    def paths(self, pattern, known):
        parts = re.split(r"/\{(\w+)\}", pattern)
        if len(parts) == 1:
            return [pattern]
        if len(parts) > 3:
            return []
        found = []
        for item in known.get(parts[0], []):
            value = next((item[n] for n in (parts[1], "number", "id", "name") if isinstance(item.get(n), (str, int))), None)
            if value is not None:
                found.append(f"{parts[0]}/{urllib.parse.quote(str(value), safe='')}{parts[2]}")
        return found


# What root made, the program may use that is not root.
def hand_over(binary, folder):
    if unprivileged(binary):
        subprocess.run(["chown", "-R", f"{NOBODY}:{NOBODY}", folder], check=True)


def look_at(binary, data, folder):
    (folder / "password").write_text("correct horse battery\n")
    hand_over(binary, folder)
    hand_over(binary, data)
    roles = [word for role in ROLES for word in ("--role", role)]
    run(binary, "account", "create", "--login", "everybody", *roles, "--password-file", folder / "password", "--data", data)
    token = run(binary, "token", "create", "--login", "everybody", "--scope", "api", "--data", data)
    with Served(binary, data) as served:
        interface = Interface(served, token)
        interface.walk()
    return interface


def main():
    binary = pathlib.Path(sys.argv[1]).resolve()
    with tempfile.TemporaryDirectory(prefix="sekimori-schemas-") as folder:
        folder = pathlib.Path(folder)
        hand_over(binary, folder)
        if "--data" in sys.argv:
            places = [pathlib.Path(sys.argv[sys.argv.index("--data") + 1]).resolve()]
        else:
            subprocess.run([binary, "demo", "--once", "--size", "80", "--data", folder / "demo"], check=True, capture_output=True, timeout=800,
                           **unprivileged(binary))
            places = sorted((folder / "demo").glob("node-*"))
        if not places:
            raise SystemExit("failed: the demo left no data directory")
        findings, asked = {}, set()
        for place in places:
            interface = look_at(binary, place, folder)
            findings.update(interface.checker.findings)
            asked |= interface.asked
    for finding in findings:
        print(finding)
    if findings:
        raise SystemExit(f"failed: {len(findings)} differences between the answers of {len(asked)} routes and spec/api")
    if len(asked) < 40:
        raise SystemExit(f"failed: only {len(asked)} routes answered; the data is too little to tell")
    print(f"ok: {len(asked)} routes answer as described")
    return 0


if __name__ == "__main__":
    sys.exit(main())
