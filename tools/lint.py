#!/usr/bin/env python3
"""./dev lint: house rules, clang-format, and clang-tidy on the files changed against the main branch.

usage: lint.py [--all | FILE...]   every file of the tree, or these, instead of the changed ones

Configures build/clang and makes its generated headers. Exit 1 on any finding.
"""
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[1]


def output(*command):
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True).stdout


def main():
    bad = 0
    for tool in ("check_layers.py", "check_house.py", "check_messages.py"):
        bad |= subprocess.run([sys.executable, f"tools/{tool}"], cwd=ROOT).returncode
    if "--all" in sys.argv:
        names = output("git", "ls-files", "src", "test", "bench").split()
    elif sys.argv[1:]:
        names = sys.argv[1:]
    else:  # on main itself: the last commit and what is not committed yet
        base = output("git", "merge-base", "HEAD", "main").strip()
        if base in ("", output("git", "rev-parse", "HEAD").strip()):
            base = "HEAD~1"
        names = output("git", "diff", "--name-only", base).split()
    sources = [n for n in names if n.endswith((".cpp", ".h")) and (ROOT / n).exists()]
    if sources:
        bad |= subprocess.run(["clang-format-19", "--dry-run", "-Werror", *sources], cwd=ROOT).returncode
    if not (ROOT / "build/clang/compile_commands.json").exists():
        subprocess.run(["cmake", "--preset", "clang"], cwd=ROOT, stdout=subprocess.DEVNULL)
    targets = output("ninja", "-C", "build/clang", "-t", "targets", "all")
    generated = re.findall(r"^((?:src/(?!.*CMakeFiles)\S*/)?sekimori_(?:spec|embedded_\w+)): phony", targets, re.M)
    subprocess.run(["ninja", "-C", "build/clang", *generated], cwd=ROOT, stdout=subprocess.DEVNULL)
    units = [n for n in sources if n.endswith(".cpp") and n.startswith("src/")]
    if units:
        bad |= subprocess.run(["clang-tidy-19", "-p", "build/clang", "--quiet", "--warnings-as-errors=*", *units], cwd=ROOT).returncode
    print("lint: findings above" if bad else "lint: nothing found")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
