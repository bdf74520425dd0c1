#!/usr/bin/env python3
"""Makes one header of the text files of a folder, so that they become part of the program.

usage: embed_texts.py FOLDER SUFFIX OUT.inc        one row SEKIMORI_TEXT(name, text) per file, sorted by name
"""
import pathlib
import sys


def main():
    folder, suffix, out = pathlib.Path(sys.argv[1]), sys.argv[2], pathlib.Path(sys.argv[3])
    rows = ["// Made by tools/embed_texts.py. Do not edit."]
    for path in sorted(folder.glob("*" + suffix)):
        text = path.read_text(encoding="utf-8")
        if ')TEXT"' in text:
            sys.exit(f"{path}: holds the end mark of a raw string")
        rows.append(f'SEKIMORI_TEXT("{path.name}", R"TEXT({text})TEXT")')
    rows.append("#undef SEKIMORI_TEXT")
    out.parent.mkdir(parents=True, exist_ok=True)
    made = "\n".join(rows) + "\n"
    if not out.exists() or out.read_text(encoding="utf-8") != made:
        out.write_text(made, encoding="utf-8")


if __name__ == "__main__":
    main()
