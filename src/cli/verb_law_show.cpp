#include "cli/govern_access.h"
#include "feature/govern/may.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  const auto on = TRY(written_day_of(arguments, "on"));
  return show_of_govern(
      at, arguments,
      [&](govern::GovernRoom& govern, const record::Actor& who) -> Result<Json> {
        TRY(govern::may(who, record::Verb::read, "law"));
        return govern.law.law_on(on.value_or(govern.today()), govern.today());
      },
      [&](const Json& law) {
        at.out(fmt::format("{}\n", law["day"].text()));
        const bool ja = at.language == Language::ja;
        if (law["beyond_known"].bool_or(false))
          at.out(ja ? "この日はまだ来ていません。いま分かっている法令だけを示します。改正があれば変わります。\n"
                    : "This day has not come. What is known today is shown; an amendment would change it.\n");
        for (const Json& topic : law["topics"].items()) {
          if (topic["statements"].items().empty() && topic["today_instead"].items().empty()) continue;
          at.out(fmt::format("[{}]\n", in_words(topic, at.language)));
          const auto line = [&](const Json& one, std::string_view mark) {
            const bool sure = one["standing"].text() == "verified";
            // An answer near the day on which a statement came into force is as sure as that day.
            const bool day_sure = one["since_standing"].text() == "verified";
            const std::string from = fmt::format(fmt::runtime(ja ? "{}施行{}" : "since {}{}"), one["from"].text(),
                                                 day_sure ? ""
                                                 : ja     ? " (施行日は未確認)"
                                                          : " (day unverified)");
            at.out(fmt::format("  {}{}  {}  ({}{}; {})\n", mark, one["article"].text(), in_words(one["text"], at.language),
                               in_words(one["source"], at.language),
                               sure ? ""
                               : ja ? "、未確認"
                                    : ", unverified",
                               from));
          };
          for (const Json& one : topic["statements"].items()) line(one, "");
          for (const Json& one : topic["today_instead"].items()) line(one, ja ? "いまは: " : "today: ");
        }
      });
}

}  // namespace

extern const Verb verb_law_show;
const Verb verb_law_show{
    .name = "law show",
    .summary = {.ja = "ある日に施行されていた法令と、いまとの違い", .en = "the law in force on a day, and what of it is another today"},
    .options = safeguard_options(
        {value_option("on", "DAY", {.ja = "この日 (2014-07-01、平成26年7月1日)。なければ今日", .en = "on this day; today unless given"})}),
    .rest = "",
    .least_rest = 0,
    .most_rest = 0,
    .run = run};

}  // namespace sekimori::cli
