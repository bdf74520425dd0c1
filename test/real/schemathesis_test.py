#!/usr/bin/env python3
"""Schemathesis (PyPI) against the served OpenAPI: whatever the description allows is answered as described, whatever it does not is refused,
and nothing ends in a server error.

usage: schemathesis_test.py SEKIMORI BUILD
"""
import pathlib
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "fault"))

from python_packages import require  # noqa: E402
from served import Served, prepare, run  # noqa: E402

SECONDS = 90


def main():
    binary = pathlib.Path(sys.argv[1]).resolve()
    require(sys.argv[2], "schemathesis")
    with tempfile.TemporaryDirectory(prefix="sekimori-schemathesis-") as folder:
        data, _, _ = prepare(binary, folder)
        folder = pathlib.Path(folder)
        roles = [word for role in ("secret_manager", "case_lead", "legal", "auditor", "hr", "executive", "employee", "desk_operator", "secretariat",
                                                        "newsletter_editor", "hub_operator") for word in ("--role", role)]
        run(binary, "account", "create", "--login", "everybody", *roles, "--password-file", folder / "password", "--data", data)
        token = run(binary, "token", "create", "--login", "everybody", "--scope", "api", "--data", data)
        run(binary, "case", "open", "--trigger", "found_item", "--title", "落とし物", "--reader", "role:case_lead", "--data", data)
        with Served(binary, data) as served:
            done = subprocess.run(
                [str(pathlib.Path(sys.executable).with_name("schemathesis")), "run", f"http://{served.address}/api/openapi.json", "--url",
                 f"http://{served.address}", "--header", f"Authorization: Bearer {token}", "--header", "Accept-Language: en", "--checks",
                 "not_a_server_error,content_type_conformance,response_schema_conformance", "--exclude-path-regex",
                 "^/(?!api/)|/api/v1/(stream|log-.*|sources/[^/]+/events|course-packages$)", "--max-examples", "8", "--seed", "20150128", "--phases", "examples,coverage,fuzzing",
                 "--generation-database", "none", "--request-timeout", "10"],
                capture_output=True, text=True, timeout=SECONDS * 3, cwd=folder)
            if done.returncode != 0:
                told = done.stdout[max(done.stdout.find("= FAILURES"), done.stdout.find("= ERRORS"), 0):]
                raise SystemExit(f"failed: schemathesis ended with {done.returncode}\n{told[:8000]}\n{done.stderr[-2000:]}")
            if served.ask("GET", "/readyz")[0] != 200:
                raise SystemExit("failed: not ready afterwards")
            if code := served.stop():
                raise SystemExit(f"failed: serve ended with {code}")
    print(done.stdout.strip().splitlines()[-1])
    return 0


if __name__ == "__main__":
    sys.exit(main())
