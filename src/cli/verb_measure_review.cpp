#include "cli/govern_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  const auto day = TRY(written_day_of(arguments, "day"));
  return with_govern(at, arguments, [&](govern::GovernRoom& govern, const record::Actor& who) -> Result<Json> {
    return shown_json(TRY(govern.measures.review(who, arguments.rest.front(), day.value_or(govern.today()), !arguments.has("gap"),
                                                 arguments.value("note", "")))
                          .value,
                      govern.today());
  });
}

}  // namespace

extern const Verb verb_measure_review;
const Verb verb_measure_review{
    .name = "measure review",
    .summary = {.ja = "対策を見直す", .en = "review a measure"},
    .options = safeguard_options({flag_option("gap", {.ja = "不足がある", .en = "there is a gap"}),
                                  value_option("note", "TEXT", {.ja = "備考 (不足があれば何か)", .en = "a note; with a gap, which"}),
                                  value_option("day", "DAY", {.ja = "見直した日", .en = "when"})}),
    .rest = "MEASURE",
    .least_rest = 1,
    .most_rest = 1,
    .run = run};

}  // namespace sekimori::cli
