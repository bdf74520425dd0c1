#!/usr/bin/env python3
"""Checks that includes point one way: every #include "room/..." under src/ is listed for its room in tools/layers.txt.

usage: check_layers.py [ROOT]      prints one line per offence; exit 1 when there is any
Also checks that every room has a README.md and stands in layers.txt, and that every allowed room stands above.
"""
import pathlib
import re
import sys

INCLUDE = re.compile(r'^\s*#\s*include\s+"([^"]+)"')


def read_layers(path):
    layers = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        line = line.split("#", 1)[0].strip()
        if line:
            room, _, allowed = line.partition(":")
            layers[room.strip()] = allowed.split()
    return layers


def room_of(path, rooms):
    """The longest room name that is a prefix of the path."""
    best = None
    for room in rooms:
        if (path == room or path.startswith(room + "/")) and (best is None or len(room) > len(best)):
            best = room
    return best


def check(root):
    offences = []
    layers = read_layers(root / "tools" / "layers.txt")
    order = list(layers)
    for room, allowed in layers.items():
        for other in allowed:
            if other not in layers:
                offences.append(f"tools/layers.txt: {room}: no room is named {other}")
            elif order.index(other) >= order.index(room):
                offences.append(f"tools/layers.txt: {room} may not include {other}, which stands below it")
        if (root / "src" / room).is_dir() and not (root / "src" / room / "README.md").exists():
            offences.append(f"src/{room}: README.md is missing")
    for file in sorted((root / "src").rglob("*")):
        if file.suffix not in (".h", ".cpp"):
            continue
        relative = file.relative_to(root / "src").as_posix()
        room = room_of(relative, layers)
        if room is None:
            offences.append(f"src/{relative}: stands in no room of tools/layers.txt")
            continue
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
            match = INCLUDE.match(line)
            if not match:
                continue
            target = room_of(match[1], layers)
            if target and target != room and target not in layers[room]:
                offences.append(f"src/{relative}:{number}: {room} may not include {match[1]}")
    return offences


def main():
    root = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else pathlib.Path(__file__).resolve().parents[1])
    offences = check(root)
    print("\n".join(offences) if offences else "layers: every include points upwards")
    return 1 if offences else 0


if __name__ == "__main__":
    sys.exit(main())
