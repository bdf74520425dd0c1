#include "cli/govern_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return show_of_govern(
      at, arguments,
      [&](govern::GovernRoom& govern, const record::Actor& who) -> Result<Json> {
        return to_json(TRY(govern.frameworks.get(who, arguments.rest.front(), arguments.value("version", ""))));
      },
      [&](const Json& one) {
        at.out(fmt::format("{} {}\n", in_words(one["title"], at.language), one["version"].text()));
        for (const Json& item : one["items"].items())
          at.out(fmt::format("{}{:<34} {}{}\n", item["assessable"].bool_or(false) ? "  " : "", item["id"].text(),
                             in_words(item["title"], at.language),
                             one["format"].text() != "shipped" || item["standing"].text() == "verified" ? ""
                             : at.language == Language::ja                                              ? " (未確認)"
                                                                                                        : " (unverified)"));
        for (const Json& left : one["left_out"].items()) at.out(fmt::format("-- {}\n", left.text()));
      });
}

}  // namespace

extern const Verb verb_framework_show;
const Verb verb_framework_show{.name = "framework show",
                               .summary = {.ja = "枠組みの項目", .en = "show what a framework holds"},
                               .options = safeguard_options({value_option("version", "VERSION", {.ja = "版", .en = "this version"})}),
                               .rest = "ID",
                               .least_rest = 1,
                               .most_rest = 1,
                               .run = run};

}  // namespace sekimori::cli
