#!/usr/bin/env python3
"""Holds `sekimori hunt` against a plain evaluator over pySigma's parse tree, on records made from the rules themselves.

usage: pysigma_oracle_test.py SEKIMORI BUILD [RULES] [SEED]      exit 0 equal, 1 different, 77 skipped
Labels: real, net (pySigma comes from PyPI into BUILD/test/venv-pysigma). Prints records per second of both.
"""
import ipaddress
import json
import os
import pathlib
import random
import re
import subprocess
import sys
import tempfile
import time

SOURCE = pathlib.Path(__file__).resolve().parents[2]
CORPUS = SOURCE.parent / "shared" / "data" / "sigma" / "rules"


def skip(reason):
    print(f"skipped: {reason}")
    sys.exit(77)


def enter_environment(build):
    environment = pathlib.Path(build) / "test" / "venv-pysigma"
    python = environment / "bin" / "python"
    if pathlib.Path(sys.prefix).resolve() == environment.resolve():
        return
    if not (environment / "ready").exists():
        environment.parent.mkdir(parents=True, exist_ok=True)
        commands = [[sys.executable, "-m", "venv", str(environment)],
                    [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--retries", "1", "pysigma"]]
        for command in commands:
            try:
                done = subprocess.run(command, capture_output=True, text=True, timeout=600)
            except subprocess.TimeoutExpired:
                skip("PyPI does not answer; wanted pysigma")
            if done.returncode != 0:
                skip(f"pySigma cannot be had: {done.stderr.strip()[-200:]}")
        (environment / "ready").touch()
    os.execv(str(python), [str(python), *sys.argv])


def string_regex(value, cased):
    from sigma.types import SpecialChars
    pattern = "".join(re.escape(part) if isinstance(part, str) else ".*" if part == SpecialChars.WILDCARD_MULTI else "." for part in value.s)
    return re.compile(pattern, re.DOTALL | (0 if cased else re.IGNORECASE))


class Plain:
    """The meaning of a condition, test by test."""

    def __init__(self, rule):
        from sigma import conditions, types
        self.conditions, self.types = conditions, types
        self.compiled = {}
        self.trees = [condition.parsed for condition in rule.detection.parsed_condition]

    def holds(self, record):
        return any(self.node(tree, record) for tree in self.trees)

    def node(self, node, record):
        c = self.conditions
        if isinstance(node, c.ConditionAND):
            return all(self.node(arg, record) for arg in node.args)
        if isinstance(node, c.ConditionOR):
            return any(self.node(arg, record) for arg in node.args)
        if isinstance(node, c.ConditionNOT):
            return not self.node(node.args[0], record)
        if isinstance(node, c.ConditionFieldEqualsValueExpression):
            return self.value(node.value, record.get(node.field), record)
        if isinstance(node, c.ConditionValueExpression):
            return any(self.value(node.value, text, record, keyword=True) for text in record.values())
        raise NotImplementedError(type(node).__name__)

    def value(self, value, text, record, keyword=False):
        t = self.types
        if isinstance(value, t.SigmaExpansion):
            return any(self.value(one, text, record, keyword) for one in value.values)
        if isinstance(value, t.SigmaExists):
            return (text is not None) == bool(value)
        if isinstance(value, t.SigmaNull):
            return text is None
        if text is None:
            return False
        if isinstance(value, t.SigmaString):
            if id(value) not in self.compiled:
                self.compiled[id(value)] = string_regex(value, isinstance(value, t.SigmaCasedString))
            return (self.compiled[id(value)].search if keyword else self.compiled[id(value)].fullmatch)(text) is not None
        if isinstance(value, t.SigmaNumber):
            try:
                return text == str(value.number) or float(text) == float(value.number)
            except ValueError:
                return False
        if isinstance(value, t.SigmaBool):
            return text.lower() == str(value.boolean).lower()
        if isinstance(value, t.SigmaRegularExpression):
            if id(value) not in self.compiled:
                flags = 0
                for flag in value.flags:
                    flags |= t.SigmaRegularExpression.sigma_to_python_flags[flag]
                self.compiled[id(value)] = re.compile(str(value.regexp), flags)
            return self.compiled[id(value)].search(text) is not None
        if isinstance(value, t.SigmaCIDRExpression):
            try:
                return ipaddress.ip_address(text) in ipaddress.ip_network(value.cidr)
            except ValueError:
                return False
        if isinstance(value, t.SigmaFieldReference):
            other = record.get(value.field)
            return other is not None and text.lower() == other.lower()
        raise NotImplementedError(type(value).__name__)


def samples_of(tree, types, conditions, chance, out):
    """Field -> text that makes most leaves true."""
    if isinstance(tree, conditions.ConditionNOT) and chance.random() < 0.7:
        return
    if hasattr(tree, "args") and not isinstance(tree, conditions.ConditionIdentifier):
        args = tree.args if not isinstance(tree, conditions.ConditionOR) else chance.sample(tree.args, min(len(tree.args), 2))
        for arg in args:
            samples_of(arg, types, conditions, chance, out)
        return
    value = getattr(tree, "value", None)
    if isinstance(value, types.SigmaExpansion):
        value = chance.choice(value.values)
    if isinstance(value, types.SigmaString):
        text = "".join(part if isinstance(part, str) else chance.choice(["", "x y"]) if part == types.SpecialChars.WILDCARD_MULTI else "q" for part in value.s)
    elif isinstance(value, types.SigmaNumber):
        text = str(value.number)
    elif isinstance(value, types.SigmaCIDRExpression):
        text = str(ipaddress.ip_network(value.cidr)[0])
    elif isinstance(value, types.SigmaBool):
        text = str(value.boolean).lower()
    else:
        return
    if chance.random() < 0.2:
        text = text.upper()
    if chance.random() < 0.1:
        text += " tail"
    field = getattr(tree, "field", None) or "Message"
    if field in out and "EventID" not in field and chance.random() < 0.8:
        out[field] += " " + text
    else:
        out[field] = text


def main():
    binary, build = sys.argv[1], sys.argv[2]
    wanted, seed = int(sys.argv[3]) if len(sys.argv) > 3 else 250, int(sys.argv[4]) if len(sys.argv) > 4 else 20260105
    if not CORPUS.is_dir():
        skip("shared data not present")
    enter_environment(build)
    from sigma import conditions, types
    from sigma.rule import SigmaRule
    chance = random.Random(seed)
    files = chance.sample(sorted(CORPUS.rglob("*.yml")), wanted)
    with tempfile.TemporaryDirectory() as directory:
        base = pathlib.Path(directory)
        (base / "rules").mkdir()
        plain = {}
        for number, file in enumerate(files):
            text = file.read_text()
            try:
                rule = SigmaRule.from_yaml(text)
                plain[str(rule.id)] = Plain(rule)
            except Exception as problem:  # what pySigma refuses is no oracle
                print(f"pySigma refuses {file.name}: {problem}")
                continue
            (base / "rules" / f"{number}.yml").write_text(text)
        records = []
        for _ in range(wanted):
            record = {}
            for one in chance.sample(sorted(plain), 2):
                samples_of(plain[one].trees[0], types, conditions, chance, record)
            record = {"X_" + name if name in ("Channel", "Provider_Name", "Computer") or "ime" in name else name: value for name, value in record.items()
                      if not name.startswith("EventID") and "ventID" not in name and "." not in name}
            if record:
                records.append(record)
        (base / "log.jsonl").write_text("".join(json.dumps(record) + "\n" for record in records))
        start = time.process_time()
        wanted_hits = {(line, one) for line, record in enumerate(records, 1) for one, rule in plain.items() if rule.holds(record)}
        plain_seconds = time.process_time() - start
        done = subprocess.run([binary, "hunt", "--rules", str(base / "rules"), "--jsonl", str(base / "log.jsonl")], capture_output=True, text=True)
        hits = {(row["source"]["line"], row["rule_id"]) for row in map(json.loads, done.stdout.splitlines())}
    if done.returncode != 0:
        print(done.stderr)
        sys.exit(1)
    for line, one in sorted(wanted_hits ^ hits)[:10]:
        print("missing" if (line, one) in wanted_hits else "too many", one, json.dumps(records[line - 1])[:300])
    print(f"{len(plain)} rules, {len(records)} records, {len(wanted_hits)} hits; plain evaluation {len(records) / max(plain_seconds, 1e-9):.0f} records/s")
    sys.exit(0 if hits == wanted_hits and len(hits) > wanted // 10 else 1)


main()
