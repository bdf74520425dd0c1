#!/usr/bin/env python3
"""Puts the built web client into the program: every file of ui/dist with its pre-compressed twins, by .incbin.

usage: embed_ui.py DIST OUT.cpp        one row per file; without DIST/index.html the table is empty and the server says so
"""
import hashlib
import pathlib
import sys

TYPES = {
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".ico": "image/x-icon",
    ".json": "application/json",
    ".webmanifest": "application/manifest+json",
    ".woff2": "font/woff2",
    ".txt": "text/plain; charset=utf-8",
}


def main():
    dist, out = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2])
    files = sorted(p for p in dist.rglob("*") if p.is_file() and p.suffix in TYPES) if (dist / "index.html").exists() else []
    assembly, names, rows = [], [], []

    def include(path):
        name = f"sekimori_ui_{len(names)}"
        names.append(name)
        assembly.append(f'.global {name}\\n{name}:\\n.incbin \\"{path}\\"\\n.global {name}_end\\n{name}_end:\\n.byte 0\\n')
        return f"{{{name}, static_cast<std::size_t>({name}_end - {name})}}"

    for path in files:
        parts = [include(path)]
        for twin in (".gz", ".br"):
            packed = path.with_name(path.name + twin)
            parts.append(include(packed) if packed.exists() else "{}")
        where = "/" + path.relative_to(dist).as_posix()
        tag = hashlib.sha256(path.read_bytes()).hexdigest()[:20]
        rows.append(f'    {{"{where}", "{TYPES[path.suffix]}", "{tag}", {", ".join(parts)}}},')
    text = ["// Made by tools/embed_ui.py. Do not edit.", '#include "web/static_files.h"', ""]
    if names:
        body = "\n".join(f'    "{line}"' for line in assembly)
        text += ['asm(".section .rodata.sekimori_ui,\\"a\\",@progbits\\n"', body, '    ".previous\\n");', ""]
        text += ['extern "C" {'] + [f"extern const char {n}[];\nextern const char {n}_end[];" for n in names] + ["}", ""]
    text += ["namespace sekimori::web {", "", "std::span<const StaticFile> static_files() {"]
    if rows:
        text += ["  static const StaticFile files[] = {"] + rows + ["  };", "  return files;"]
    else:
        text += ["  return {};"]
    text += ["}", "", "}  // namespace sekimori::web", ""]
    made = "\n".join(text)
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(made, encoding="utf-8")


if __name__ == "__main__":
    main()
