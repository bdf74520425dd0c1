#!/usr/bin/env python3
"""./dev lint: house rules, clang-format, and clang-tidy on the files changed against the main branch (all with --all).

Needs build/clang to be configured (done here). Exit 1 on any finding.
"""
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[1]


def output(*command):
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True).stdout


def main():
    bad = 0
    for tool in ("check_layers.py", "check_house.py"):
        bad |= subprocess.run([sys.executable, f"tools/{tool}"], cwd=ROOT).returncode
    if "--all" in sys.argv:
        names = output("git", "ls-files", "src", "test", "bench").split()
    else:
        names = output("git", "diff", "--name-only", "HEAD~1").split()
    sources = [n for n in names if n.endswith((".cpp", ".h")) and (ROOT / n).exists()]
    if sources:
        bad |= subprocess.run(["clang-format-19", "--dry-run", "-Werror", *sources], cwd=ROOT).returncode
    if not (ROOT / "build/clang/compile_commands.json").exists():
        subprocess.run(["cmake", "--preset", "clang"], cwd=ROOT, stdout=subprocess.DEVNULL)
    subprocess.run(["cmake", "--build", "--preset", "clang", "--target", "sekimori_spec"], cwd=ROOT, stdout=subprocess.DEVNULL)
    units = [n for n in sources if n.endswith(".cpp") and n.startswith("src/")]
    if units:
        bad |= subprocess.run(["clang-tidy-19", "-p", "build/clang", "--quiet", "--warnings-as-errors=*", *units], cwd=ROOT).returncode
    print("lint: findings above" if bad else "lint: nothing found")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
