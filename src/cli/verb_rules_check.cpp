#include <fmt/format.h>

#include "base/json.h"
#include "cli/rule_options.h"
#include "cli/verb.h"
#include "engine/detect/rules/rule_set.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  const detect::LoadOptions options = TRY(rule_load_options(at, arguments));
  std::vector<Path> paths(arguments.rest.begin(), arguments.rest.end());
  const detect::RuleSet rules = paths.empty() ? detect::own_rules(options) : TRY(detect::load_directories(at.files, paths, options));
  if (arguments.has("json")) {
    Json rejected = Json::array();
    for (const detect::RejectedRule& rule : rules.rejected)
      rejected.push(Json::object({{"file", rule.file}, {"line", rule.line}, {"reason", rule.reason}}));
    at.out(Json::object({{"files", rules.files}, {"loaded", rules.loaded}, {"rejected", std::move(rejected)}}).dump() + "\n");
  } else {
    for (const detect::RejectedRule& rule : rules.rejected) at.out(fmt::format("{}:{}: {}\n", rule.file, rule.line, rule.in(at.language)));
    const std::string figures = fmt::format("{} / {}", rules.loaded, rules.files);
    const Text summary{.ja = "読み込めたルールファイル: ", .en = "rule files loaded: "};
    at.out(fmt::format("{}{}\n", summary.in(at.language), figures));
  }
  return rules.rejected.empty() ? ExitCode::ok : ExitCode::partial;
}

}  // namespace

extern const Verb verb_rules_check;
const Verb verb_rules_check{.name = "rules check",
                            .summary = {.ja = "Sigma ルールを読めるか調べる", .en = "check that Sigma rules can be loaded"},
                            .options = {{.name = "json", .help = {.ja = "JSON で出力する", .en = "print JSON"}}, placeholders_option},
                            .rest = "DIR...",
                            .least_rest = 0,
                            .most_rest = SIZE_MAX,
                            .run = run};

}  // namespace sekimori::cli
