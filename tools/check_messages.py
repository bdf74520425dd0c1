#!/usr/bin/env python3
"""Checks that every error message of the code has its Japanese in spec/messages.toml, and that no row there is left over.

usage: check_messages.py [--list]  prints one line per offence; exit 1 when there is any
       --list                      prints every template of the code with its places instead

A template is a string literal given to error(code, "..."), or each literal of a choice: error(code, one ? "..." : "...").
A template without a letter outside its placeholders, as "{}: {}", needs no row.
"""
import json
import pathlib
import re
import sys
import tomllib

ROOT = pathlib.Path(__file__).resolve().parents[1]
TOKEN = re.compile(r'//[^\n]*|/\*.*?\*/|R"(\w*)\((?P<raw>.*?)\)\1"|"(?P<text>(?:\\.|[^"\\])*)"'
                   r"|'(?:\\.|[^'\\])+'|\w[\w']*|::|->|\s+|.", re.S)
ESCAPE = re.compile(r"\\(?:([0-7]{1,3})|x([0-9a-fA-F]+)|u([0-9a-fA-F]{4})|(.))", re.S)
NAMED = {"n": "\n", "t": "\t", "r": "\r", "0": "\0", "a": "\a", "b": "\b", "f": "\f", "v": "\v"}
# One opening brace and what follows up to its end; "{{" and "}}" are letters.
PLACEHOLDER = re.compile(r"\{\{|\}\}|\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}")


def plain(text):
    """The characters that a C++ string literal stands for."""
    def one(match):
        octal, hexadecimal, unicode, other = match.groups()
        if octal:
            return chr(int(octal, 8))
        if hexadecimal or unicode:
            return chr(int(hexadecimal or unicode, 16))
        return NAMED.get(other, other)
    return ESCAPE.sub(one, text)


def tokens_of(code):
    """(kind, value, line) for each token; kind is "text" for a string literal, else "code". Comments and spaces are left out."""
    tokens, line = [], 1
    for match in TOKEN.finditer(code):
        whole = match[0]
        if match["text"] is not None:
            tokens.append(("text", plain(match["text"]), line))
        elif match["raw"] is not None:
            tokens.append(("text", match["raw"], line))
        elif not whole.isspace() and not whole.startswith(("//", "/*")):
            tokens.append(("code", whole, line))
        line += whole.count("\n")
    return tokens


def second_argument(tokens, start):
    """The tokens between the first and the second comma of the call whose arguments begin at start."""
    depth, commas, found = 0, 0, []
    for token in tokens[start:]:
        kind, value, _ = token
        if kind == "code" and value in "([{":
            depth += 1
        elif kind == "code" and value in ")]}":
            if depth == 0:
                break
            depth -= 1
        elif kind == "code" and value == "," and depth == 0:
            commas += 1
            if commas == 2:
                break
            continue
        if commas == 1:
            found.append(token)
    return found


def literals(argument):
    """The (text, line) of an argument that is a literal, or of each branch of a choice; adjacent literals are one."""
    choice = next((i for i, token in enumerate(argument) if token[:2] == ("code", "?")), None)
    if choice is None and any(kind == "code" for kind, _, _ in argument):
        return []  # a name or a call: not a literal
    found, depth, joined = [], 0, False
    for kind, value, line in argument[0 if choice is None else choice:]:
        if kind == "code":
            depth += (value in "([{") - (value in ")]}")
            joined = False
        elif depth == 0:
            if joined:
                found[-1] = (found[-1][0] + value, found[-1][1])
            else:
                found.append((value, line))
            joined = True
    return found


def templates_of(path):
    tokens = tokens_of(path.read_text(encoding="utf-8"))
    for place in range(len(tokens) - 1):
        if tokens[place][:2] != ("code", "error") or tokens[place + 1][:2] != ("code", "("):
            continue
        if place and tokens[place - 1][1] in (".", "->"):
            continue
        yield from literals(second_argument(tokens, place + 2))


def has_words(template):
    return re.search("[A-Za-z]", PLACEHOLDER.sub("", template)) is not None


def templates_in_code(root):
    """Each template with its places ("src/…:line"), in the order of the code."""
    found = {}
    for path in sorted((root / "src").rglob("*")):
        relative = path.relative_to(root)
        if path.suffix not in (".h", ".cpp") or path.stem.endswith("_test") or "testing" in relative.parts:
            continue
        for template, line in templates_of(path):
            if has_words(template):
                found.setdefault(template, []).append(f"{relative.as_posix()}:{line}")
    return found


def check(root, found):
    table = tomllib.loads((root / "spec" / "messages.toml").read_text(encoding="utf-8"))
    offences = []
    for template, places in found.items():
        if template not in table:
            offences.append(f"{places[0]}: no Japanese for {json.dumps(template, ensure_ascii=False)}")
    for english, japanese in table.items():
        if english not in found:
            offences.append(f"spec/messages.toml: the code has no {json.dumps(english, ensure_ascii=False)}")
        if not isinstance(japanese, str) or japanese.isascii():
            offences.append(f"spec/messages.toml: not Japanese: {json.dumps(english, ensure_ascii=False)}")
    return offences, len(table)


def main():
    found = templates_in_code(ROOT)
    if sys.argv[1:] == ["--list"]:
        for template, places in found.items():
            print(f"{' '.join(places)}: {json.dumps(template, ensure_ascii=False)}")
        return 0
    if sys.argv[1:]:
        sys.exit(__doc__)
    offences, rows = check(ROOT, found)
    for offence in offences:
        print(offence)
    if not offences:
        print(f"{rows} messages in both languages")
    return 1 if offences else 0


if __name__ == "__main__":
    sys.exit(main())
