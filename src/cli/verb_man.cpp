#include "base/instant.h"
#include "cli/verb.h"

namespace sekimori::cli {
namespace {

std::string escape(std::string_view text) {
  std::string out;
  for (char c : text) {
    if (c == '\\') out += "\\e";
    else if (c == '-') out += "\\-";
    else if (c == '\n') out += ' ';
    else out += c;
  }
  if (out.starts_with('.') || out.starts_with('\'')) out.insert(0, "\\&");
  return out;
}

Result<ExitCode> run(Surroundings& at, const Arguments&) {
  const auto say = [&](const Text& text) { return escape(text.in(at.language)); };
  std::string out = ".TH SEKIMORI 1 \"\" \"sekimori " SEKIMORI_VERSION "\"\n.SH " + say({.ja = "名前", .en = "NAME"}) + "\nsekimori \\- " +
                    say({.ja = "技術上の秘密のための関所の番人", .en = "keeper of technical secrets"}) + "\n.SH " +
                    say({.ja = "書式", .en = "SYNOPSIS"}) + "\n.B sekimori\nVERB [OPTIONS] [ARGUMENTS]\n.SH " +
                    say({.ja = "動詞", .en = "VERBS"}) + "\n";
  for (const Verb* verb : verbs()) {
    if (verb->hidden) continue;
    out += ".SS " + escape(verb->name) + " " + escape(verb->rest) + "\n" + say(verb->summary) + "\n";
    for (const Option& option : verb->options) {
      out += ".TP\n.B \\-\\-" + escape(option.name);
      if (!option.metavar.empty()) out += " " + escape(option.metavar);
      out += "\n" + say(option.help);
      if (!option.fallback.empty()) out += " [" + escape(option.fallback) + "]";
      out += "\n";
    }
  }
  out += ".SH " + say({.ja = "環境変数と設定ファイル", .en = "ENVIRONMENT AND SETTINGS FILE"}) + "\n" +
         say({.ja = "各オプションは SEKIMORI_<名前> でも、sekimori.toml の同名の項目でも与えられる。優先順位はこの順。",
              .en = "Each option can also be given as SEKIMORI_<NAME> or as the key of that name in sekimori.toml; the first of flag, "
                    "variable, file wins."}) +
         "\n.SH " + say({.ja = "終了コード", .en = "EXIT STATUS"}) + "\n";
  const std::pair<int, Text> codes[] = {{0, {.ja = "成功", .en = "success"}},
                                        {1, {.ja = "失敗", .en = "failure"}},
                                        {2, {.ja = "指定の誤り", .en = "usage"}},
                                        {3, {.ja = "見つからない", .en = "not found"}},
                                        {4, {.ja = "許可がない", .en = "not permitted"}},
                                        {5, {.ja = "競合", .en = "conflict"}},
                                        {6, {.ja = "入力が不正", .en = "invalid input"}},
                                        {7, {.ja = "接続不可・時間切れ・満杯", .en = "unreachable, timed out or full"}},
                                        {8, {.ja = "完全性の検査に失敗", .en = "integrity check failed"}},
                                        {9, {.ja = "一部のみ完了", .en = "partial result"}},
                                        {130, {.ja = "中断", .en = "interrupted"}}};
  for (const auto& [code, text] : codes) out += fmt::format(".TP\n{}\n{}\n", code, say(text));
  at.out(out);
  return ExitCode::ok;
}

}  // namespace

extern const Verb verb_man;
const Verb verb_man{
    .name = "man", .summary = {.ja = "マニュアルページを表示する (roff)", .en = "print the manual page (roff)"}, .options = {}, .run = run};

}  // namespace sekimori::cli
