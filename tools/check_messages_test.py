#!/usr/bin/env python3
"""The message check must catch what it is there for."""
import pathlib
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from check_messages import Code, check  # noqa: E402

GOOD = r'''
std::unexpected<Error> wrong(int line, const Phrase& what) { return error(ErrorCode::invalid_input, "{}: {}", line, what); }
std::unexpected<Error> named(std::string_view option) { return error(ErrorCode::usage, "--{} is missing", option); }
Result<void> read(const Json& json) {
  if (json["name"].text().empty()) return wrong(1, "'name' is missing");
  if (json.size() > 9) return wrong(1, phrase("more than {} members", 9));
  if (auto inner = Json::parse("x"); !inner) return wrong(2, inner.error());
  if (failed) return system_error(errno, phrase("reading {}", path.string()));
  if (options["name"]) return error(ErrorCode::usage, "--{} is missing", arguments.value("name"));
  if (landlock) return error(ErrorCode::failure, "--{} is missing", landlock < 1 ? "Landlock" : "seccomp");
  if (shut) return error(ErrorCode::conflict, "--{} is missing", word("kind", "case"));
  return named("out-file");
}
'''
ROWS = {"--{} is missing": "--{} がありません", "'name' is missing": "'name' がありません", "more than {} members": "{} 個を超えています",
        "reading {}": "{} の読み取り", "kind.case": "事件", "verb.read": "閲覧", "role.hr": "人事"}

# What is added to the good code, and a part of what the check has to say.
BAD = {
    'void a() { return error(ErrorCode::failure, "no such row"); }': "no Japanese",
    'void a() { return wrong(1, "no such phrase"); }': "no Japanese",
    'void a() { std::optional<Phrase> why; why = "no such phrase"; }': "no Japanese",
    'Phrase name_of(Kind kind) { const char* names[] = {"a text"}; return names[kind]; }': "no Japanese",
    'void a() { return error(ErrorCode::usage, "--{} is missing", destroyed ? "destruction" : "return"); }': "stays English",
    'void a() { return error(ErrorCode::usage, "--{} is missing", fmt::format("the {}", 1)); }': "stays English",
    'void a() { return error(ErrorCode::usage, "--{} is missing", inner.error().message); }': "stays English",
    'void a() { return wrong(1, phrase("more than {} members", "a few")); }': "stays English",
    'void a() { return named("the name of it"); }': "stays English",
    'void a() { return system_error(errno, "reading " + path.string()); }': "stays English",
    'void a() { return std::unexpected(Error{ErrorCode::failure, "said in English"}); }': "stays English",
    'void a() { return std::unexpected(std::move(x).error().at("ledger entry")); }': "stays English",
}


def offences(root, code, rows):
    (root / "src/a.cpp").write_text(code)
    (root / "spec/messages.toml").write_text("".join(f'"{english}" = "{japanese}"\n' for english, japanese in rows.items()))
    return check(root, Code(root))[0]


def main():
    with tempfile.TemporaryDirectory() as name:
        root = pathlib.Path(name)
        (root / "src").mkdir()
        (root / "spec").mkdir()
        (root / "spec/permissions.toml").write_text('["case.read"]\nany = ["hr"]\nlisted = []\nown = []\n')
        assert offences(root, GOOD, ROWS) == [], offences(root, GOOD, ROWS)
        for code, expected in BAD.items():
            found = offences(root, GOOD + code + "\n", ROWS)
            assert len(found) >= 1 and all(expected in line for line in found), (code, found)
        for japanese, expected in {"項目を超えています": "leaves a value out", "{} 個と {} 個を超えています": "wants more values",
                                   "{0} 個と {} 個を超えています": "numbered and unnumbered"}.items():
            found = offences(root, GOOD, ROWS | {"more than {} members": japanese})
            assert len(found) == 1 and expected in found[0], (japanese, found)
        assert any("the code has no" in line for line in offences(root, GOOD, ROWS | {"left over": "残り物"}))
        assert any("the code has no" in line for line in offences(root, GOOD, ROWS | {"kind.unknown": "未知"}))
        assert any("no word for" in line for line in offences(root, GOOD, {row: ROWS[row] for row in ROWS if row != "role.hr"}))
        assert any("not Japanese" in line for line in offences(root, GOOD, ROWS | {"reading {}": "reading {}"}))
    print("the message check catches missing rows, rows left over and English among the arguments")


if __name__ == "__main__":
    main()
