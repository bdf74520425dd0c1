#!/usr/bin/env python3
"""Runs one scenario file against the real binary in a fresh temporary directory.

usage: run.py SEKIMORI FILE.test        exit 0 passed, 1 failed, 77 skipped (reason printed)

A scenario reads as sentences. Lines:

    # any comment; the first one says what the scenario proves
    needs program zip                   skip when a program is absent
    needs shared data                   skip when ../shared/data is absent; it is then $SHARED
    given file PATH                     following lines that start with '| ' are its content (UTF-8, LF)
    given bytes PATH HEX                a file of these bytes
    given shell COMMAND                 preparation; must succeed
    when sekimori ARGS...               runs the binary (shell quoting, $VARIABLES)
    when shell COMMAND                  runs any command; `sekimori` is on PATH
    then exit CODE
    then stdout is empty | stdout is TEXT | stdout has TEXT | stdout lacks TEXT     (also stderr)
    then stdout has N lines
    then json LINE PATH is VALUE        LINE: 1.. or * (some line); PATH: a.b[0].c; VALUE: JSON or bare text
    then json LINE PATH has TEXT
    then file PATH exists | file PATH is absent | file PATH has TEXT

TEXT may hold \\n and \\t. Environment: HOME and XDG_DATA_HOME inside the directory, LANG=C.UTF-8, SEKIMORI, SOURCE.
"""
import json
import os
import pathlib
import re
import shlex
import shutil
import subprocess
import sys
import tempfile


class Failed(Exception):
    pass


def unescape(text):
    return text.replace("\\n", "\n").replace("\\t", "\t")


def look_up(value, path):
    for name, index in re.findall(r"([^.\[\]]+)|\[(\d+)\]", path):
        if index:
            if not isinstance(value, list) or int(index) >= len(value):
                return None
            value = value[int(index)]
        else:
            if not isinstance(value, dict):
                return None
            value = value.get(name)
    return value


def wanted_value(text):
    try:
        return json.loads(text)
    except ValueError:
        return text


class Scenario:
    def __init__(self, binary, file):
        self.file = file
        self.source = pathlib.Path(__file__).resolve().parents[2]
        self.dir = pathlib.Path(tempfile.mkdtemp(prefix="sekimori-scenario-"))
        self.env = {
            "PATH": f"{pathlib.Path(binary).resolve().parent}:{os.environ.get('PATH', '/usr/bin:/bin')}",
            "HOME": str(self.dir), "XDG_DATA_HOME": str(self.dir / "share"), "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8",
            "TMPDIR": str(self.dir), "SEKIMORI": str(binary), "SOURCE": str(self.source),
            "SHARED": str(self.source.parent / "shared" / "data"),
        }
        for name in ("ASAN_OPTIONS", "UBSAN_OPTIONS", "TSAN_OPTIONS"):
            if name in os.environ:
                self.env[name] = os.environ[name]
        self.last = None
        self.content = None

    def shell(self, command):
        return subprocess.run(["bash", "-c", command], cwd=self.dir, env=self.env, stdin=subprocess.DEVNULL,
                              capture_output=True, timeout=300)

    def step(self, line):
        words = line.split(None, 2)
        kind = " ".join(words[:2])
        rest = words[2] if len(words) > 2 else ""
        if kind == "needs program":
            if not shutil.which(rest):
                print(f"skipped: program {rest} not present")
                sys.exit(77)
        elif line == "needs shared data":
            if not pathlib.Path(self.env["SHARED"]).is_dir():
                print("skipped: shared data not present")
                sys.exit(77)
        elif kind == "given file":
            target = self.dir / rest
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text("", encoding="utf-8")
            self.content = target
        elif kind == "given bytes":
            path, hexa = rest.split(None, 1)
            target = self.dir / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(bytes.fromhex(hexa))
        elif kind == "given shell":
            done = self.shell(rest)
            if done.returncode != 0:
                raise Failed(f"preparation failed: {done.stderr.decode('utf-8', 'replace')}")
        elif kind == "when sekimori":
            self.last = self.shell("exec \"$SEKIMORI\" " + rest)
        elif kind == "when shell":
            self.last = self.shell(rest)
        elif kind.startswith("then "):
            self.check(words[1], rest)
        else:
            raise Failed("not a step")

    def check(self, what, rest):
        if what == "file":
            path, verdict = rest.split(None, 1)
            target = self.dir / path
            if verdict == "exists":
                ok = target.exists()
            elif verdict == "is absent":
                ok = not target.exists()
            else:
                ok = unescape(verdict.removeprefix("has ")) in target.read_text(encoding="utf-8", errors="replace")
            if not ok:
                raise Failed(f"{path}: not so")
            return
        out = self.last.stdout.decode("utf-8", "replace")
        err = self.last.stderr.decode("utf-8", "replace")
        if what == "exit":
            if self.last.returncode != int(rest):
                raise Failed(f"exit code is {self.last.returncode}")
        elif what in ("stdout", "stderr"):
            text = out if what == "stdout" else err
            verb, _, value = rest.partition(" ")
            lines = re.fullmatch(r"has (\d+) lines", rest)
            if lines:
                if len(text.splitlines()) != int(lines[1]):
                    raise Failed(f"{what} has {len(text.splitlines())} lines")
            elif rest == "is empty":
                if text:
                    raise Failed(f"{what} is not empty")
            elif verb == "is":
                if text.rstrip("\n") != unescape(value).rstrip("\n"):
                    raise Failed(f"{what} differs")
            elif verb == "has":
                if unescape(value) not in text:
                    raise Failed(f"{what} lacks it")
            elif verb == "lacks":
                if unescape(value) in text:
                    raise Failed(f"{what} has it")
            else:
                raise Failed("not a check")
        elif what == "json":
            line, path, verb, value = rest.split(None, 3)
            rows = [json.loads(t) for t in out.splitlines() if t.strip()]
            if line != "*":
                rows = rows[int(line) - 1:int(line)]
            found = [look_up(row, path) for row in rows]
            if verb == "is":
                ok = any(f == wanted_value(value) or (isinstance(f, str) and f == unescape(value)) for f in found)
            else:
                ok = any(f is not None and unescape(value) in (f if isinstance(f, str) else json.dumps(f, ensure_ascii=False)) for f in found)
            if not ok:
                raise Failed(f"found {json.dumps(found, ensure_ascii=False)[:500]}")
        else:
            raise Failed("not a check")

    def run(self):
        for number, line in enumerate(self.file.read_text(encoding="utf-8").splitlines(), 1):
            if line.startswith("|") and self.content:
                with self.content.open("a", encoding="utf-8") as out:
                    out.write(line[2:] + "\n")
                continue
            self.content = None
            if not line.strip() or line.startswith("#"):
                continue
            try:
                self.step(line.strip())
            except Failed as problem:
                print(f"{self.file.name}:{number}: {line}\n  {problem}")
                if self.last:
                    print("  exit", self.last.returncode)
                    print("  stdout:", self.last.stdout.decode("utf-8", "replace")[:3000])
                    print("  stderr:", self.last.stderr.decode("utf-8", "replace")[:3000])
                return 1
        return 0


def main():
    scenario = Scenario(pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]))
    try:
        return scenario.run()
    finally:
        shutil.rmtree(scenario.dir, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
