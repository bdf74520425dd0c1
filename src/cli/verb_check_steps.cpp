#include "cli/govern_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return list_of_govern(
      at, arguments,
      [&](govern::GovernRoom& govern, const record::Actor& who) -> Result<std::vector<Json>> {
        std::vector<Json> out;
        for (const govern::NextStep& step : govern::next_steps(TRY(govern.checks.get(who, arguments.rest.front())).value))
          out.push_back(to_json(*step.question).set("grade", name_of(step.grade)).set("basic", step.basic));
        return out;
      },
      [&](const Json& one) {
        return fmt::format("{} {:<7} {:<40} {}", one["basic"].bool_or(false) ? "!" : " ", one["grade"].text(), one["id"].text(),
                           in_words(one["text"], at.language));
      });
}

}  // namespace

extern const Verb verb_check_steps;
const Verb verb_check_steps{.name = "check steps",
                            .summary = {.ja = "次にすること (はい以外の問い)", .en = "what to do next: questions not answered with yes"},
                            .options = safeguard_options({}),
                            .rest = "CHECK",
                            .least_rest = 1,
                            .most_rest = 1,
                            .run = run};

}  // namespace sekimori::cli
