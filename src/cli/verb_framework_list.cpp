#include "cli/govern_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return list_of_govern(
      at, arguments,
      [&](govern::GovernRoom& govern, const record::Actor& who) -> Result<std::vector<Json>> { return govern.frameworks.list(who); },
      [&](const Json& one) {
        return fmt::format("{:<24} {:<12} {:>5} {:<14} {}", one["id"].text().substr(0, 24), one["version"].text(),
                           one["assessable"].integer_or(0), one["format"].text(), in_words(one["title"], at.language));
      });
}

}  // namespace

extern const Verb verb_framework_list;
const Verb verb_framework_list{.name = "framework list",
                               .summary = {.ja = "枠組みの一覧", .en = "list frameworks"},
                               .options = safeguard_options({}),
                               .rest = "",
                               .least_rest = 0,
                               .most_rest = 0,
                               .run = run};

}  // namespace sekimori::cli
