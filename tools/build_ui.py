#!/usr/bin/env python3
"""Builds the web client: ui/ -> ui/dist, hashed and pre-compressed. Does nothing when nothing has changed.

usage: build_ui.py [--install-only] [--quiet]

Ends with 77 and the reason where node or npm is missing or the packages cannot be fetched; the program then serves
the bundle that is in ui/dist already, or says at /  that none was built.
"""
import hashlib
import pathlib
import shutil
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[1]
UI = ROOT / "ui"
QUIET = "--quiet" in sys.argv


def skip(reason):
    print(f"skipped: {reason}")
    sys.exit(77)


def step(name, command):
    done = subprocess.run(command, cwd=UI, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL)
    if done.returncode != 0:
        print(f"ui: {name} failed\n{done.stdout.decode('utf-8', 'replace')[-6000:]}")
        sys.exit(1)
    if not QUIET:
        print(f"ui: {name}")


def digest(paths):
    out = hashlib.sha256()
    for path in paths:
        out.update(str(path.relative_to(UI)).encode() + b"\0" + path.read_bytes() + b"\0")
    return out.hexdigest()


def says(stamp, text):
    return stamp.exists() and stamp.read_text() == text


def check_node():
    if not shutil.which("node") or not shutil.which("npm"):
        skip("node or npm is not installed (Debian: apt-get install nodejs npm)")
    version = subprocess.run(["node", "--version"], stdout=subprocess.PIPE, check=True).stdout.decode().strip()
    if int(version.removeprefix("v").split(".")[0]) < 18:
        skip(f"node {version} is too old; 18 or newer is needed")


def install():
    stamp = UI / "node_modules" / ".sekimori-lock"
    wanted = digest([UI / "package.json", UI / "package-lock.json"])
    if says(stamp, wanted):
        return
    done = subprocess.run(["npm", "ci", "--no-audit", "--no-fund"], cwd=UI, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL)
    if done.returncode != 0:
        text = done.stdout.decode("utf-8", "replace")
        if any(word in text for word in ("ENOTFOUND", "ECONNREFUSED", "ETIMEDOUT", "EAI_AGAIN", "ECONNRESET", "ENETUNREACH", "network")):
            skip("the npm packages cannot be fetched from here")
        print(f"ui: npm ci failed\n{text[-4000:]}")
        sys.exit(1)
    stamp.write_text(wanted)
    if not QUIET:
        print("ui: packages installed")


def sources():
    for name in ("index.html", "package-lock.json", "tsconfig.json", "vite.config.ts", "scripts/compress.mjs"):
        yield UI / name
    yield from sorted(path for path in (UI / "src").rglob("*") if path.is_file())


def main():
    check_node()
    install()
    if "--install-only" in sys.argv:
        return
    stamp = UI / "dist.stamp"
    wanted = digest(sources())
    if says(stamp, wanted) and (UI / "dist" / "index.html").exists():
        return
    step("types checked", ["node", "node_modules/typescript/bin/tsc", "--noEmit"])
    step("bundled", ["node", "node_modules/vite/bin/vite.js", "build"])
    step("compressed", ["node", "scripts/compress.mjs"])
    stamp.write_text(wanted)


main()
