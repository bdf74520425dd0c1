"""Patterns against OASIS's own tools: what stix2-patterns reads or refuses we read or refuse, what stix2-matcher finds we find.

usage: stix_patterns_test.py SEKIMORI BUILD_DIRECTORY

Patterns are made from a seed: right ones out of the grammar, and broken ones by dropping, doubling or swapping a word. Not made are the cases in
which the standard leaves a choice: look-around in regular expressions (refused by us), a number of repetitions beyond our bound.
"""

import json
import random
import subprocess
import sys
import tempfile
import warnings
from pathlib import Path

from python_packages import require

require(sys.argv[2], "stix2patterns=stix2-patterns", "stix2matcher=stix2-matcher")
warnings.filterwarnings("ignore")

from stix2matcher.matcher import match  # noqa: E402
from stix2patterns.validator import run_validator  # noqa: E402

SEED, READ, MATCHED = 20150128, 3000, 600
MD5 = ["ff" * 16, "ee" * 16]
SHA256 = ["ab" * 32, "cd" * 32]
NAMES = ["a", "b", "foo.dll", "x%y", "its"]


class Maker:
    def __init__(self, dice):
        self.dice = dice
        self.intervals = True

    def text(self):
        return "'" + self.dice.choice(NAMES) + "'"

    def comparison(self, kind):
        d = self.dice
        if kind == "file":
            choice = d.randrange(7)
            if choice == 0:
                return f"file:name {d.choice(['=', '!=', 'NOT ='])} {self.text()}"
            if choice == 1:
                return f"file:size {d.choice(['<', '>', '<=', '>=', '=', '!='])} {d.randrange(6)}"
            if choice == 2:
                return f"file:name {d.choice(['IN', 'NOT IN'])} ({self.text()}, {self.text()})"
            if choice == 3:
                return f"file:name {d.choice(['LIKE', 'NOT LIKE'])} '{d.choice(['%', 'a', 'f%', '_', 'x%', '%dll'])}'"
            if choice == 4:
                return f"file:name {d.choice(['MATCHES', 'NOT MATCHES'])} '{d.choice(['^a$', 'o+', '[a-c]', 'dll$', '.'])}'"
            if choice == 5:
                return f"file:hashes.'SHA-256' = '{d.choice(SHA256)}'"
            return f"file:hashes.MD5 = '{d.choice(MD5)}'"
        choice = d.randrange(3)
        if choice == 0:
            return f"ipv4-addr:value = '{d.choice(['10.0.0.1', '10.0.0.2'])}'"
        if choice == 1:
            return f"ipv4-addr:value {d.choice(['ISSUBSET', 'NOT ISSUBSET'])} '10.0.{d.randrange(2)}.0/{d.choice([8, 24, 31, 32])}'"
        return f"ipv4-addr:value IN ('10.0.0.1', '10.0.1.{d.randrange(3)}')"

    def condition(self, depth=0):
        d = self.dice
        kind = d.choice(["file", "ipv4-addr"])
        parts = [self.comparison(kind)]
        for _ in range(d.choice([0, 0, 0, 1, 1, 2])):
            parts += [d.choice(["AND", "OR"]), self.comparison(kind)]
        made = " ".join(parts)
        return f"({made})" if depth == 0 and d.randrange(6) == 0 else made

    def expression(self, depth=0):
        d = self.dice
        choice = d.randrange(8 if self.intervals else 7) if depth < 2 else 0
        if choice <= 3:
            return f"[{self.condition()}]"
        if choice == 4:
            return f"({self.expression(depth + 1)} {d.choice(['AND', 'OR', 'FOLLOWEDBY'])} {self.expression(depth + 1)})"
        if choice == 5:
            return f"({self.expression(depth + 1)}) WITHIN {d.choice([1, 60, 100, 130, 1000])} SECONDS"
        if choice == 6:
            return f"[{self.condition()}] REPEATS {d.randrange(1, 4)} TIMES"
        return f"({self.expression(depth + 1)}) START t'2017-01-01T00:00:{d.choice(['00', '30'])}Z' STOP t'2017-01-01T00:0{d.randrange(1, 6)}:00Z'"

    def broken(self, pattern):
        d = self.dice
        words = pattern.split(" ")
        at = d.randrange(len(words))
        choice = d.randrange(5)
        if choice == 0:
            del words[at]
        elif choice == 1:
            words.insert(at, words[at])
        elif choice == 2:
            other = d.randrange(len(words))
            words[at], words[other] = words[other], words[at]
        elif choice == 3:
            words[at] = words[at][1:]
        else:
            words[at] = words[at] + d.choice(["]", "[", ")", "(", "'", ":", ".", "=", "5"])
        return " ".join(words)

    def observations(self):
        d = self.dice
        made = []
        for i in range(d.randrange(1, 6)):
            time = f"2017-01-01T00:0{i}:{d.choice(['00', '30'])}Z"
            objects = {}
            for key in range(d.randrange(1, 3)):
                if d.randrange(2):
                    one = {"type": "file", "name": d.choice(NAMES), "size": d.randrange(6)}
                    if d.randrange(2):
                        one["hashes"] = {"MD5": d.choice(MD5), "SHA-256": d.choice(SHA256)}
                else:
                    one = {"type": "ipv4-addr", "value": d.choice(["10.0.0.1", "10.0.0.2", "10.0.1.1"])}
                objects[str(key)] = one
            made.append({"type": "observed-data", "id": f"observed-data--00000000-0000-4000-8000-{i:012d}", "created": time, "modified": time,
                         "first_observed": time, "last_observed": time, "number_observed": 1, "objects": objects})
        return made


def ours(sekimori, folder, patterns, observations):
    (folder / "patterns").write_text("\n".join(patterns))
    (folder / "seen.json").write_text(json.dumps({"objects": observations}))
    done = subprocess.run([sekimori, "stix", "match", "--lang", "en", str(folder / "seen.json"), "--patterns", str(folder / "patterns"), "--json"], capture_output=True,
                          text=True, timeout=300)
    if done.returncode not in (0, 9):
        raise SystemExit(f"FAILED: stix match ended with {done.returncode}: {done.stderr}")
    return [json.loads(line) for line in done.stdout.splitlines()]


def main():
    sekimori, different = sys.argv[1], []
    maker = Maker(random.Random(SEED))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        patterns = []
        while len(patterns) < READ:
            made = maker.expression()
            if maker.dice.randrange(2):
                made = maker.broken(made)
            # Times as plain texts are of STIX 2.0: we read them in either, the tool in neither.
            if made.strip() and "START '" not in made and "STOP '" not in made:
                patterns.append(made.strip())
        refused = 0
        for pattern, row in zip(patterns, ours(sekimori, folder, patterns, [])):
            theirs = not run_validator(pattern, stix_version="2.1")
            mine = row["matches"] is not None
            # The standard forbids both; the tool does not look.
            if theirs and any(part in row.get("reason", "") for part in ("START is not before STOP", "needs a positive number")):
                continue
            refused += not mine
            if mine != theirs:
                different.append(f"{pattern}: {'read' if mine else row.get('reason')} by us, {'read' if theirs else 'refused'} by stix2-patterns")
        hits = asked = 0
        maker.intervals = False  # stix2-matcher cannot read START and STOP as the standard writes them today
        for _ in range(MATCHED // 20):
            observations = maker.observations()
            patterns = [maker.expression() for _ in range(20)]
            for pattern, row in zip(patterns, ours(sekimori, folder, patterns, observations)):
                theirs = bool(match(pattern, observations, stix_version="2.0"))
                asked += 1
                hits += theirs
                if row["matches"] != theirs:
                    different.append(f"{pattern} on {json.dumps(observations)}: {row} by us, {theirs} by stix2-matcher")
    for line in different[:25]:
        print("different:", line[:900])
    print(f"{READ} patterns read or refused ({refused}) as by stix2-patterns, {asked} held against observations ({hits} match) as by stix2-matcher, "
          f"{len(different)} otherwise")
    if different:
        raise SystemExit("FAILED")


if __name__ == "__main__":
    main()
