#!/usr/bin/env python3
"""Checks that every error message of the code has its Japanese in spec/messages.toml, and that no row there is left over.

usage: check_messages.py [--list]  prints one line per offence; exit 1 when there is any
       --list                      prints every template of the code with its places instead

A template is a string literal given to error(code, "..."), to phrase("...") or where a Phrase is wanted (src/base/phrase.h), or each
literal of a choice: error(code, one ? "..." : "..."). One without a letter outside its placeholders, as "{}: {}", needs no row.
word("kind", ...) has a row for every kind, verb and role of spec/permissions.toml.

A literal that goes into a message as an argument would stay English and is refused, as is another error's `message`: a helper that
makes errors takes its words as a Phrase. What is the same in both languages may stand: names of options, members and files inside
a call or an index, and what SAME_IN_BOTH lists.
"""
import itertools
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
# Where the arguments of a message begin. system_error's own is a path; words go there as a phrase.
FIRST_ARGUMENT = {"error": 2, "phrase": 1, "system_error": 1}
# Names that no language changes.
SAME_IN_BOTH = {"Landlock", "seccomp", "?"}
STRING_TYPES = {"string_view", "string", "char"}
OPENING, CLOSING = ("(", "[", "{"), (")", "]", "}")
NO_FUNCTIONS = {"if", "for", "while", "switch", "catch", "return", "sizeof", "error", "phrase"}


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


class Tokens(list):
    """(kind, value, line) for each token; kind is "text" for a string literal, else "code". Comments and spaces are left out."""
    def finish(self):
        self.code = [value if kind == "code" else "" for kind, value, _ in self]
        self.closed_at, opened = {}, []
        for place, value in enumerate(self.code):
            if value in OPENING and value:
                opened.append(place)
            elif value in CLOSING and value and opened:
                self.closed_at[opened.pop()] = place
        return self


def tokens_of(code):
    tokens, line = Tokens(), 1
    for match in TOKEN.finditer(code):
        whole = match[0]
        if match["text"] is not None:
            tokens.append(("text", plain(match["text"]), line))
        elif match["raw"] is not None:
            tokens.append(("text", match["raw"], line))
        elif not whole.isspace() and not whole.startswith(("//", "/*")):
            tokens.append(("code", whole, line))
        line += whole.count("\n")
    return tokens.finish()


def arguments_of(tokens, start):
    """The tokens of each argument of the call (or braces) whose arguments begin at start."""
    depth, found = 0, [[]]
    for token in itertools.islice(tokens, start, None):
        kind, value, _ = token
        if kind == "code" and value in "([{":
            depth += 1
        elif kind == "code" and value in ")]}":
            if depth == 0:
                break
            depth -= 1
        elif kind == "code" and value == "," and depth == 0:
            found.append([])
            continue
        found[-1].append(token)
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


def code_at(tokens, place):
    """The token at a place when it is code, else nothing."""
    if isinstance(tokens, Tokens):
        return tokens.code[place] if 0 <= place < len(tokens.code) else ""
    return tokens[place][1] if 0 <= place < len(tokens) and tokens[place][0] == "code" else ""


def closing(tokens, opened):
    """The place of the bracket that closes the one at opened."""
    if isinstance(tokens, Tokens):
        return tokens.closed_at.get(opened, len(tokens) - 1)
    depth = 0
    for place in range(opened, len(tokens)):
        value = code_at(tokens, place) or " "
        depth += (value in OPENING) - (value in CLOSING)
        if depth == 0:
            return place
    return len(tokens) - 1


def functions(tokens):
    """(name, what stands before it, parameters, body) of each function or named lambda that is declared or defined;
    body is a range of places, empty for a declaration."""
    for place, value in enumerate(tokens.code):
        if value != "(":
            continue
        name, before = code_at(tokens, place - 1), code_at(tokens, place - 2)
        if name == "]":  # auto name = [...](parameters) {
            opened = place - 1
            while opened > 0 and tokens.code[opened] != "[":
                opened -= 1
            name, before = (code_at(tokens, opened - 2), "") if code_at(tokens, opened - 1) == "=" else ("", "")
        elif before == "::":
            before = code_at(tokens, place - 4)
        if not name.isidentifier() or name in NO_FUNCTIONS:
            continue
        after = closing(tokens, place) + 1
        while code_at(tokens, after) in ("const", "noexcept", "override"):
            after += 1
        if code_at(tokens, after) not in ("{", ";", "->"):
            continue
        while code_at(tokens, after) not in ("{", ";", ""):
            after += 1
        body = range(after, closing(tokens, after)) if code_at(tokens, after) == "{" else range(0)
        yield name, before, arguments_of(tokens, place + 1), body


def parameter_name(parameter):
    until = next((i for i, token in enumerate(parameter) if token[1] == "="), len(parameter))
    return parameter[until - 1][1] if until else ""


class Helpers:
    """Which argument of which function is a Phrase, and which is a string that ends in an error."""
    def __init__(self):
        self.phrases, self.strings = {}, {}

    def learn_phrases(self, tokens):
        for name, _, parameters, _ in functions(tokens):
            for position, parameter in enumerate(parameters):
                if any(token[:2] == ("code", "Phrase") for token in parameter) and len(parameter) > 1:
                    self.phrases.setdefault(name, set()).add(position)
        for place in range(len(tokens) - 2):  # struct Name { int line; Phrase reason; };
            if code_at(tokens, place) == "struct" and code_at(tokens, place + 2) == "{":
                members, member = [], []
                for token in tokens[place + 3:closing(tokens, place + 2)]:
                    if token[:2] == ("code", ";"):
                        members, member = members + [member], []
                    else:
                        member.append(token)
                for position, member in enumerate(members):
                    if member and member[0][1] == "Phrase":
                        self.phrases.setdefault(tokens[place + 1][1], set()).add(position)

    def learn_strings(self, tokens):
        for name, _, parameters, body in functions(tokens):
            names = {parameter_name(parameter): position for position, parameter in enumerate(parameters)
                     if any(token[1] in STRING_TYPES for token in parameter)}
            for place in body:
                first = FIRST_ARGUMENT.get(code_at(tokens, place))
                if first is None or code_at(tokens, place + 1) != "(" or name in FIRST_ARGUMENT:
                    continue
                for argument in arguments_of(tokens, place + 2)[first:]:
                    if len(argument) == 1 and argument[0][1] in names:
                        self.strings.setdefault(name, set()).add(names[argument[0][1]])


def calls(tokens, names):
    """(name, place, arguments) of each call and each braced value of these names."""
    for place in range(len(tokens) - 1):
        if tokens.code[place] in names and tokens.code[place + 1] in ("(", "{"):
            yield tokens.code[place], place, arguments_of(tokens, place + 2)


def templates_of(tokens, helpers):
    """The literals that are messages or phrases, with their lines."""
    for name, place, arguments in calls(tokens, {"error", "phrase", "Phrase", *helpers.phrases}):
        member = code_at(tokens, place - 1) in (".", "->")
        if name == "error" and not member and len(arguments) > 1:
            yield from literals(arguments[1])
        elif name in ("phrase", "Phrase") and not member:
            yield from literals(arguments[0])
        else:
            for position in helpers.phrases.get(name, ()):
                if position < len(arguments):
                    yield from literals(arguments[position])
    variables = {code_at(tokens, place + step) for place in range(len(tokens)) if code_at(tokens, place) == "Phrase"
                 for step in (1, 2) if code_at(tokens, place + step).isidentifier()}
    for place in range(len(tokens) - 4):  # reason = "...";  problems.push_back("...");
        if code_at(tokens, place) not in variables:
            continue
        if code_at(tokens, place + 1) == "=":
            end = next(i for i in range(place, len(tokens)) if code_at(tokens, i) == ";")
            yield from literals(tokens[place + 2:end])
        elif code_at(tokens, place + 1) == "." and code_at(tokens, place + 2) in ("push_back", "emplace_back"):
            yield from literals(arguments_of(tokens, place + 4)[0])
    for _, returned, _, body in functions(tokens):  # Phrase name_of(...) { ... }
        if returned == "Phrase":
            inside = [(kind, value, line) for kind, value, line in (tokens[i] for i in body) if kind == "text"]
            for kind, value, line in inside:
                yield value, line


def has_words(template):
    return re.search("[A-Za-z]", PLACEHOLDER.sub("", template)) is not None


def said_elsewhere(argument, helpers):
    """The argument without the calls whose words are templates themselves, and without what a message is chosen by."""
    left, place = [], 0
    while place < len(argument):
        name = code_at(argument, place)
        if (name in ("phrase", "Phrase", "word", "error") or name in helpers.phrases) and code_at(argument, place + 1) in ("(", "{"):
            if not (name == "error" and code_at(argument, place + 2) == ")"):
                place = closing(argument, place + 1) + 1
                continue
        left.append(argument[place])
        place += 1
    return left


def english_in(argument, helpers):
    """What an argument says in English alone: its words, or None."""
    argument = said_elsewhere(argument, helpers)
    values = [value for _, value, _ in argument]
    for place in range(len(values) - 4):
        if values[place:place + 5] == ["error", "(", ")", ".", "message"]:
            return "what another error says; give the error itself"
    depth = 0
    for place, (kind, value, _) in enumerate(argument):
        if kind == "code":
            depth += (value in OPENING) - (value in CLOSING)
        # A word by itself inside a call or an index names something: options["name"], path / "state".
        elif (" " in value and has_words(value)) or (
                depth == 0 and has_words(value) and value not in SAME_IN_BOTH and code_at(argument, place - 1) not in ("/", "==", "!=")):
            return json.dumps(value, ensure_ascii=False)
    return None


def english_arguments(tokens, helpers):
    """(line, what) for each place where words go into a message as an argument and so stay English."""
    for name, place, arguments in calls(tokens, {*FIRST_ARGUMENT, "Error", "at", *helpers.strings}):
        before, line = code_at(tokens, place - 1), tokens[place][2]
        suspects = []
        if name in FIRST_ARGUMENT and before not in (".", "->"):
            suspects = arguments[FIRST_ARGUMENT[name]:]
        elif name == "Error" and code_at(tokens, place + 1) == "{" and len(arguments) == 2:
            suspects = [argument for argument in arguments[1:] if any(" " in value for kind, value, _ in argument if kind == "text")]
        elif name == "at" and [value for _, value, _ in tokens[place - 4:place]] == ["error", "(", ")", "."]:
            suspects = [argument for argument in arguments if any(" " in value for kind, value, _ in argument if kind == "text")]
        for argument in suspects:
            if what := english_in(argument, helpers):
                yield line, what
        for position in helpers.strings.get(name, ()):
            if position < len(arguments) and name not in FIRST_ARGUMENT:
                words = [value for kind, value, _ in said_elsewhere(arguments[position], helpers) if kind == "text"]
                if any(" " in value and has_words(value) and not value.split()[0].isupper() for value in words):  # not SQL
                    yield line, json.dumps(words[0], ensure_ascii=False)


def sources(root):
    for path in sorted((root / "src").rglob("*")):
        relative = path.relative_to(root)
        if path.suffix in (".h", ".cpp") and not path.stem.endswith("_test") and "testing" not in relative.parts:
            yield relative.as_posix(), tokens_of(path.read_text(encoding="utf-8"))


class Code:
    """What the sources say: templates with their places, and the places where an argument is English."""
    def __init__(self, root):
        self.templates, self.english, self.sorts = {}, [], set()
        files = list(sources(root))
        shared = Helpers()  # what a header declares is called from anywhere
        for name, tokens in files:
            if name.endswith(".h") and name != "src/base/phrase.h":
                shared.learn_phrases(tokens)
        for name, tokens in files:
            helpers = Helpers()
            helpers.phrases = {function: set(positions) for function, positions in shared.phrases.items()}
            helpers.learn_phrases(tokens)
            helpers.learn_strings(tokens)
            for template, line in templates_of(tokens, helpers):
                if has_words(template):
                    self.templates.setdefault(template, []).append(f"{name}:{line}")
            self.english += [(f"{name}:{line}", what) for line, what in english_arguments(tokens, helpers)]
            self.sorts |= {arguments[0][0][1] for _, _, arguments in calls(tokens, {"word"})
                           if arguments[0] and arguments[0][0][0] == "text"}


def identifiers(root):
    """The words that spec/permissions.toml uses, each of which a message may have to say: "kind.secret", "verb.read", "role.hr"."""
    found = set()
    for name, row in tomllib.loads((root / "spec" / "permissions.toml").read_text(encoding="utf-8")).items():
        kind, verb = name.split(".")
        found |= {f"kind.{kind}", f"verb.{verb}"} | {f"role.{role}" for scope in ("any", "listed", "own") for role in row[scope]}
    return found


def unfit(english, japanese):
    """Why the Japanese cannot be filled with what the English is filled with, or None."""
    wanted = sum(1 for match in PLACEHOLDER.finditer(english) if match[0] not in ("{{", "}}"))
    places = [re.split("[:!]", match[0][1:-1])[0] for match in PLACEHOLDER.finditer(japanese) if match[0] not in ("{{", "}}")]
    numbered = [int(place) for place in places if place.isdecimal()]
    if numbered and len(numbered) < len(places):
        return "numbered and unnumbered placeholders in one text"
    if (max(numbered) + 1 if numbered else len(places)) > wanted:
        return "the Japanese wants more values than the English has"
    if len(set(numbered)) < wanted if numbered else len(places) < wanted:
        return "the Japanese leaves a value out"
    return None


def check(root, code):
    table = tomllib.loads((root / "spec" / "messages.toml").read_text(encoding="utf-8"))
    named = identifiers(root)
    offences = [f"{place}: stays English in a Japanese message: {what}" for place, what in code.english]
    for template, places in code.templates.items():
        if template not in table:
            offences.append(f"{places[0]}: no Japanese for {json.dumps(template, ensure_ascii=False)}")
    offences += [f"spec/messages.toml: no word for {json.dumps(name)}" for name in sorted(named - table.keys())]
    for english, japanese in table.items():
        sort = english.partition(".")[0]
        is_word = english in named if sort in ("kind", "verb", "role") else sort in code.sorts and " " not in english
        if english not in code.templates and not is_word:
            offences.append(f"spec/messages.toml: the code has no {json.dumps(english, ensure_ascii=False)}")
        if not isinstance(japanese, str) or japanese.isascii():
            offences.append(f"spec/messages.toml: not Japanese: {json.dumps(english, ensure_ascii=False)}")
        elif why := unfit(english, japanese):
            offences.append(f"spec/messages.toml: {why}: {json.dumps(english, ensure_ascii=False)}")
    return offences, len(table)


def main():
    code = Code(ROOT)
    if sys.argv[1:] == ["--list"]:
        for template, places in code.templates.items():
            print(f"{' '.join(places)}: {json.dumps(template, ensure_ascii=False)}")
        return 0
    if sys.argv[1:]:
        sys.exit(__doc__)
    offences, rows = check(ROOT, code)
    for offence in offences:
        print(offence)
    if not offences:
        print(f"{rows} messages in both languages")
    return 1 if offences else 0


if __name__ == "__main__":
    sys.exit(main())
