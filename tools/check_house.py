#!/usr/bin/env python3
"""House rules that a compiler does not know.

- no source file over 700 lines; no UTF-8 damage; files end with a line end
- heavy headers only in .cpp files, never in .h (build cost)
- no standard clock, rand, getenv or std::regex in engines and features (seams; spec of speed)
- no absolute home or work paths, no registry host names in anything that is committed
- every folder says in a README.md what it is for
- every .cpp that holds a fuzz target names its rooms in the first line
- every spec row has both languages where it has one
- a shape of the interface has one description: no name stands in two files of spec/api
"""
import json
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[1]
HEAVY = re.compile(r'#\s*include\s*<(boost/|CLI/|yaml-cpp/|unicode/|openssl/|simdjson|sqlite3|libpq-fe|pugixml|gumbo|nlohmann|archive|toml)')
FORBIDDEN_IN_LOGIC = re.compile(r'std::regex|system_clock::now|steady_clock::now|\bstd::rand\b|\bgetenv\(|random_device')
# Folders without a README of their own: hidden ones, whose names other programs prescribe, and those that only part the fixtures of a
# folder named corpus, fixtures or testdata; the README of that folder speaks for all below it.
SPEAKS_FOR_ITSELF = re.compile(r"(.*/)?(\.[^/]+$|(corpus|fixtures|testdata)/)")
# Pieces are joined here so that this file does not offend itself.
PLACES = re.compile("/" + "work/|/" + "root/|deb" + "\\.debian\\.org|pypi" + "\\.org|registry\\.npm" + "js|proxy\\.golang|crates" + "\\.io|repo1\\.maven")


def shapes_described_twice(root):
    """Names of shapes that two files of spec/api describe; one would quietly win."""
    described, twice = {}, []
    for path in sorted((root / "spec" / "api").glob("*.json")):
        for shape in json.loads(path.read_text(encoding="utf-8")):
            if shape in described:
                twice.append(f"{path.name} and {described[shape]} both describe {shape}")
            described[shape] = path.name
    return twice


def folders_without_readme(root, tracked):
    """Folders of tracked files without a README.md of a heading and a sentence, but those that SPEAKS_FOR_ITSELF exempts."""
    folders = {folder.as_posix() for name in filter(None, tracked) for folder in pathlib.PurePosixPath(name).parents}
    missing = []
    for folder in sorted(folders - {"."}):
        if SPEAKS_FOR_ITSELF.match(folder) or not (root / folder).is_dir():
            continue
        readme = root / folder / "README.md"
        lines = readme.read_text(encoding="utf-8").split("\n") if readme.exists() else []
        if not lines or not lines[0].startswith("# ") or not any(line and not line.startswith("#") for line in lines):
            missing.append(folder)
    return missing


def main():
    offences = []
    tracked = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True).stdout.split("\n")
    for name in filter(None, tracked):
        path = ROOT / name
        if not path.is_file():
            continue
        raw = path.read_bytes()
        if b"\0" in raw[:4096]:
            continue
        try:
            text = raw.decode("utf-8")
        except UnicodeDecodeError:
            if not name.startswith("test/fuzz/corpus/"):
                offences.append(f"{name}: not UTF-8")
            continue
        if PLACES.search(text) and not name.endswith("package-lock.json"):
            offences.append(f"{name}: names a place of one machine or a registry host: {PLACES.search(text)[0]}")
        if path.suffix in (".h", ".cpp", ".py", ".sh"):
            if text and not text.endswith("\n"):
                offences.append(f"{name}: does not end with a line end")
            lines = text.splitlines()
            if len(lines) > 700:
                offences.append(f"{name}: {len(lines)} lines; would a reader want it in two?")
            if path.suffix == ".h":
                if "#pragma once" not in text:
                    offences.append(f"{name}: no #pragma once")
                for number, line in enumerate(lines, 1):
                    if HEAVY.search(line):
                        offences.append(f"{name}:{number}: heavy header in a header: {line.strip()}")
            if re.match(r"src/(engine|feature|record|model)/", name) and "_test.cpp" not in name and "/testing/" not in name:
                for number, line in enumerate(lines, 1):
                    if FORBIDDEN_IN_LOGIC.search(line.split("//")[0]):
                        offences.append(f"{name}:{number}: goes past a seam: {line.strip()}")
        if name.startswith("test/fuzz/fuzz_") and not text.startswith("// rooms: "):
            offences.append(f"{name}: the first line must name its rooms")
    offences += [f"{folder}: no README.md that says what it is for" for folder in folders_without_readme(ROOT, tracked)]
    offences += [f"spec/api: {both}" for both in shapes_described_twice(ROOT)]
    print("\n".join(offences) if offences else "house rules kept")
    return 1 if offences else 0


if __name__ == "__main__":
    sys.exit(main())
