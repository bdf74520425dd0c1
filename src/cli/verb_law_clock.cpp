#include "cli/govern_access.h"
#include "feature/govern/may.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  const auto act = TRY(written_day_of(arguments, "act"));
  const auto ended = TRY(written_day_of(arguments, "ended"));
  const auto known = TRY(written_day_of(arguments, "known"));
  return list_of_govern(
      at, arguments,
      [&](govern::GovernRoom& govern, const record::Actor& who) -> Result<std::vector<Json>> {
        TRY(govern::may(who, record::Verb::read, "law"));
        return Json::Array(TRY(govern.law.clocks_of(act, ended, known, govern.today())).items());
      },
      [&](const Json& one) {
        const std::string last(one["last_day"].text());
        return fmt::format("{:<10}  {:>6}  {}{}", last.empty() ? "?" : last,
                           one["days_left"].is_null() ? "?" : std::to_string(one["days_left"].integer_or(0)),
                           in_words(one["text"], at.language),
                           one["source"]["standing"].text() == "verified" ? ""
                           : at.language == Language::ja                  ? " (未確認)"
                                                                          : " (unverified)");
      });
}

}  // namespace

extern const Verb verb_law_clock;
const Verb verb_law_clock{
    .name = "law clock",
    .summary = {.ja = "時効・期間の時計", .en = "clocks of limitation"},
    .options = safeguard_options({value_option("act", "DAY", {.ja = "行為の始まり", .en = "when the act began"}),
                                  value_option("ended", "DAY", {.ja = "行為の終わり", .en = "when it ended"}),
                                  value_option("known", "DAY", {.ja = "行為と行為者を知った日", .en = "when act and actor were known"})}),
    .rest = "",
    .least_rest = 0,
    .most_rest = 0,
    .run = run};

}  // namespace sekimori::cli
