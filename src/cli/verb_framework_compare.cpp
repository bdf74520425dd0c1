#include "cli/govern_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return show_of_govern(
      at, arguments,
      [&](govern::GovernRoom& govern, const record::Actor& who) -> Result<Json> {
        const auto named = [&](const std::string& text) -> Result<govern::Framework> {
          const auto mark = text.rfind('@');
          return mark == std::string::npos ? govern.frameworks.get(who, text)
                                           : govern.frameworks.get(who, text.substr(0, mark), text.substr(mark + 1));
        };
        const govern::Framework before = TRY(named(arguments.rest[0]));
        const govern::Framework after = TRY(named(arguments.rest[1]));
        return to_json(difference(before, after));
      },
      [&](const Json& one) {
        for (const Json& item : one["added"].items())
          at.out(fmt::format("+ {} {}\n", item["id"].text(), in_words(item["title"], at.language)));
        for (const Json& item : one["removed"].items())
          at.out(fmt::format("- {} {}\n", item["id"].text(), in_words(item["title"], at.language)));
        for (const Json& item : one["changed"].items()) at.out(fmt::format("~ {}\n", item["id"].text()));
        at.out(fmt::format("= {}\n", one["same"].integer_or(0)));
      });
}

}  // namespace

extern const Verb verb_framework_compare;
const Verb verb_framework_compare{.name = "framework compare",
                                  .summary = {.ja = "二つの版・枠組みの違い", .en = "what differs between two versions or frameworks"},
                                  .options = safeguard_options({}),
                                  .rest = "ID[@VERSION] ID[@VERSION]",
                                  .least_rest = 2,
                                  .most_rest = 2,
                                  .run = run};

}  // namespace sekimori::cli
