#!/usr/bin/env python3
"""Makes C++ tables from our own Sigma rules and from the table of log sources.

usage: embed_rules.py RULES_DIRECTORY LOG_SOURCES_TOML OUTPUT_DIRECTORY
writes OUTPUT_DIRECTORY/own_rules.inc and OUTPUT_DIRECTORY/log_sources.inc
"""
import json
import pathlib
import sys
import tomllib


def c_string(text):
    """A C++ string literal; long texts are split so that no compiler limit is met."""
    pieces = [json.dumps(piece, ensure_ascii=True) for piece in (text[i:i + 8000] for i in range(0, len(text), 8000))] or ['""']
    return "\n".join(to_utf8_escapes(piece) for piece in pieces)


def to_utf8_escapes(literal):
    text = json.loads(literal)
    out = []
    for byte in text.encode():
        if byte == 0x22 or byte == 0x5C:
            out.append("\\" + chr(byte))
        elif byte == 0x0A:
            out.append("\\n")
        elif 0x20 <= byte < 0x7F:
            out.append(chr(byte))
        else:
            out.append("\\%03o" % byte)
    return '"' + "".join(out).replace("??", "?\" \"?") + '"'


def rules(directory):
    rows = []
    for path in sorted(directory.glob("*.yml")):
        rows.append("{%s, %s}," % (c_string("rules/" + path.name), c_string(path.read_text())))
    return "\n".join(rows) + "\n"


def names(values):
    return "{" + ", ".join(c_string(value) for value in values) + "}"


def log_sources(path):
    table = tomllib.loads(path.read_text())
    rows = []
    for source in table["source"]:
        unknown = set(source) - {"product", "category", "service", "records", "note"}
        if unknown:
            raise SystemExit("%s: unknown keys %s" % (path, sorted(unknown)))
        selectors = []
        for record in source["records"]:
            unknown = set(record) - {"product", "category", "service", "channel", "provider", "event_id", "aliases"}
            if unknown:
                raise SystemExit("%s: unknown keys %s" % (path, sorted(unknown)))
            as_list = lambda value: value if isinstance(value, list) else [value]
            aliases = "{" + ", ".join("{%s, %s}" % (c_string(new), c_string(old)) for new, old in record.get("aliases", {}).items()) + "}"
            selectors.append("{%s, %s, %s, %s, %s, {%s}, %s}" % (
                c_string(record.get("product", "")), c_string(record.get("category", "")), c_string(record.get("service", "")),
                names(as_list(record.get("channel", []))), names(as_list(record.get("provider", []))),
                ", ".join(str(number) for number in as_list(record.get("event_id", []))), aliases))
        rows.append("{{%s, %s, %s}, {%s}}," % (
            c_string(source.get("category", "")), c_string(source.get("product", "")), c_string(source.get("service", "")),
            ",\n  ".join(selectors)))
    return "\n".join(rows) + "\n"


def main():
    rules_directory, sources, output = (pathlib.Path(argument) for argument in sys.argv[1:4])
    output.mkdir(parents=True, exist_ok=True)
    (output / "own_rules.inc").write_text(rules(rules_directory))
    (output / "log_sources.inc").write_text(log_sources(sources))


main()
