#!/usr/bin/env python3
"""Makes C++ headers from spec/*.toml.

usage: generate_spec.py SPEC_DIR OUT_DIR

errors.toml -> errors.inc: one row SEKIMORI_ERROR(code, exit, http, en, ja) per code, in file order.
messages.toml -> messages.inc: one row SEKIMORI_MESSAGE(english, japanese), sorted by the English; both sides take the same
arguments ("{0}" and "{1}" where the order differs).
Other tables follow the same pattern: <name>.toml -> <name>.inc with SEKIMORI_<SINGULAR>(...) rows whose
arguments are the values of the table in the order of the first row's keys.
"""
import pathlib
import re
import sys
import tomllib

SINGULAR = {"errors": "ERROR", "settings": "SETTING", "metrics": "METRIC", "permissions": "PERMISSION",
            "event_columns": "EVENT_COLUMN", "stix_types": "STIX_TYPE", "stix_markings": "STIX_MARKING"}
# Tables whose names are no words of C++.
QUOTED = {"stix_types", "stix_markings"}


def literal(value):
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, list):
        value = ",".join(value)
    return '"' + str(value).replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


def arguments(text):
    """The placeholders of an {fmt} text: (index, how) in the order of the indices."""
    out = []
    for place in re.findall(r"\{([^{}]*)\}", text.replace("{{", "").replace("}}", "")):
        index, _, how = place.partition(":")
        out.append((int(index) if index else len(out), how))
    return sorted(out)


def generate_messages(source, target):
    rows = tomllib.loads(source.read_text(encoding="utf-8"))
    lines = [f"// Made by tools/generate_spec.py from spec/{source.name}. Do not edit."]
    for english in sorted(rows, key=lambda text: text.encode()):
        if arguments(english) != arguments(rows[english]):
            sys.exit(f"{source}: {english!r} and {rows[english]!r} do not take the same arguments")
        lines.append(f"SEKIMORI_MESSAGE({literal(english)}, {literal(rows[english])})")
    write(target, lines + ["#undef SEKIMORI_MESSAGE"])


def write(target, lines):
    text = "\n".join(lines) + "\n"
    if not target.exists() or target.read_text(encoding="utf-8") != text:
        target.write_text(text, encoding="utf-8")


def generate(source, target):
    if source.stem == "messages":
        return generate_messages(source, target)
    rows = tomllib.loads(source.read_text(encoding="utf-8"))
    macro = "SEKIMORI_" + SINGULAR.get(source.stem, source.stem.upper())
    keys = None
    lines = [f"// Made by tools/generate_spec.py from spec/{source.name}. Do not edit."]
    for name, row in rows.items():
        keys = keys or list(row)
        if list(row) != keys:
            sys.exit(f"{source}: row '{name}' has keys {list(row)}, the first row has {keys}")
        first = literal(name) if "." in name or source.stem in QUOTED else name
        lines.append(f"{macro}({first}, " + ", ".join(literal(row[k]) for k in keys) + ")")
    write(target, lines + [f"#undef {macro}"])


def main():
    spec, out = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    out.mkdir(parents=True, exist_ok=True)
    for source in sorted(spec.glob("*.toml")):
        generate(source, out / (source.stem + ".inc"))


if __name__ == "__main__":
    main()
