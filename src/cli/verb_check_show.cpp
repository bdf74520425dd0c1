#include "cli/govern_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return show_of_govern(
      at, arguments,
      [&](govern::GovernRoom& govern, const record::Actor& who) -> Result<Json> {
        const govern::KnownCheck known = TRY(govern.checks.get(who, arguments.rest.front()));
        return to_json(known.value).set("radar", TRY(govern::radar(who, govern.checks, govern.medians, known.value)));
      },
      [&](const Json& one) {
        const auto number = [](const Json& value) { return value.is_null() ? std::string("-") : std::to_string(value.integer_or(0)); };
        at.out(fmt::format("{} {} {}\n", one["number"].text(), one["profile"].text(), one["closed"].is_null() ? "" : one["closed"].text()));
        for (const Json& area : one["radar"]["areas"].items())
          at.out(fmt::format("{:>4} {:>4} {:>4}  {}\n", number(area["score"]), number(area["before"]), number(area["median"]),
                             in_words(area, at.language)));
        at.out(fmt::format("{:>4}\n", number(one["radar"]["total"])));
      });
}

}  // namespace

extern const Verb verb_check_show;
const Verb verb_check_show{
    .name = "check show",
    .summary = {.ja = "自己チェックの結果 (領域別、前回、中央値)", .en = "show a self-check: score by area, the one before, the median"},
    .options = safeguard_options({}),
    .rest = "CHECK",
    .least_rest = 1,
    .most_rest = 1,
    .run = run};

}  // namespace sekimori::cli
