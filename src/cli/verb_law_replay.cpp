#include <algorithm>

#include "cli/govern_access.h"

namespace sekimori::cli {
namespace {

using Names = std::vector<std::pair<std::string_view, Text>>;

std::string named(const Names& names, std::string_view name, Language language) {
  const auto at = std::ranges::find(names, name, [](const auto& one) { return one.first; });
  return std::string(at == names.end() ? name : at->second.in(language));
}

std::string requirement_in(std::string_view name, Language language) {
  static const Names names{{"secrecy_management", {.ja = "秘密管理性", .en = "secrecy management"}},
                           {"usefulness", {.ja = "有用性", .en = "usefulness"}},
                           {"non_public", {.ja = "非公知性", .en = "non-public nature"}},
                           {"purpose", {.ja = "図利加害目的", .en = "wrongful purpose"}}};
  return named(names, name, language);
}

std::string outcome_in(std::string_view name, Language language) {
  static const Names names{{"convicted", {.ja = "有罪", .en = "convicted"}},
                           {"acquitted", {.ja = "無罪", .en = "acquitted"}},
                           {"denied", {.ja = "営業秘密と認められず", .en = "not held to be a trade secret"}},
                           {"cleared", {.ja = "検挙", .en = "solved by the police"}},
                           {"arrested", {.ja = "逮捕", .en = "arrested"}},
                           {"pending", {.ja = "係属中 (結果は資料にない)", .en = "pending; the outcome is not in the sources"}},
                           {"consultation", {.ja = "相談 (裁判ではない)", .en = "a consultation, no judgment"}}};
  return named(names, name, language);
}

std::string court_in(std::string_view name, Language language) {
  static const Names names{{"supreme", {.ja = "最高裁", .en = "Supreme Court"}},
                           {"high", {.ja = "高裁", .en = "high court"}},
                           {"district", {.ja = "地裁", .en = "district court"}},
                           {"none", {.ja = "判決なし", .en = "no judgment"}}};
  return named(names, name, language);
}

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return show_of_govern(
      at, arguments,
      [&](govern::GovernRoom& govern, const record::Actor& who) -> Result<Json> { return govern.replay_of(who, arguments.rest.front()); },
      [&](const Json& one) {
        at.out(fmt::format("{}\n", in_words(one["text"], at.language)));
        const bool ja = at.language == Language::ja;
        const std::string assumed = in_words(one["assumed"], at.language);
        if (!assumed.empty()) at.out(fmt::format(fmt::runtime(ja ? "仮定したこと: {}\n" : "Assumed: {}\n"), assumed));
        at.out(fmt::format(fmt::runtime(ja ? "結果: {} ({})\n" : "Outcome: {} ({})\n"), outcome_in(one["outcome"].text(), at.language),
                           court_in(one["court"].text(), at.language)));
        const std::string_view turned = one["turned_on"].text();
        at.out(fmt::format(fmt::runtime(ja ? "決め手: {}\n" : "It turned on: {}\n"),
                           turned.empty() ? (ja ? "資料にない" : "not in the sources") : requirement_in(turned, at.language)));
        for (const auto& [name, status] : one["assessed"].members())
          at.out(fmt::format("  {}: {}{}\n", requirement_in(name, at.language),
                             status.text() == "met" ? (ja ? "満たす" : "holds") : (ja ? "欠ける" : "failed"),
                             status.text() == "met" ? std::string() : fmt::format(" ({})", status.text())));
        at.out(one["agrees"].bool_or(false) ? (ja ? "この判断は、資料から期待されるものと一致する。\n"
                                                  : "This judgement is the one that the sources lead to expect.\n")
                                            : (ja ? "この判断は、資料から期待されるものと異なる。\n"
                                                  : "This judgement differs from what the sources lead to expect.\n"));
        for (const Json& missing : one["measures_missing"].items()) at.out(fmt::format("  - {}\n", in_words(missing, at.language)));
        at.out(fmt::format("{}\n", in_words(one["lesson"], at.language)));
      });
}

}  // namespace

extern const Verb verb_law_replay;
const Verb verb_law_replay{
    .name = "law replay",
    .summary = {.ja = "判決・事例の事実を台帳の判断にかける", .en = "put the facts of a judgment to the register's own judgement"},
    .options = safeguard_options({}),
    .rest = "ID",
    .least_rest = 1,
    .most_rest = 1,
    .run = run};

}  // namespace sekimori::cli
