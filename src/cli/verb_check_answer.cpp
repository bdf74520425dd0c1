#include "cli/govern_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  const auto grade = govern::grade_from(arguments.rest[2]);
  if (!grade) return error(ErrorCode::usage, "'{}': yes, partly, no or not_applicable is needed", arguments.rest[2]);
  const auto day = TRY(written_day_of(arguments, "day"));
  return with_govern(at, arguments, [&](govern::GovernRoom& govern, const record::Actor& who) -> Result<Json> {
    const auto answered = TRY(govern.checks.answer(
        who, arguments.rest[0], {{.question = arguments.rest[1], .grade = *grade, .note = arguments.value("note", ""), .day = day}}));
    return to_json(govern::score_of(answered.value));
  });
}

}  // namespace

extern const Verb verb_check_answer;
const Verb verb_check_answer{
    .name = "check answer",
    .summary = {.ja = "問いに答える (yes、partly、no、not_applicable)", .en = "answer a question: yes, partly, no or not_applicable"},
    .options = safeguard_options({value_option("note", "TEXT", {.ja = "備考", .en = "a note"}),
                                  value_option("day", "DAY", {.ja = "確かめた日", .en = "when it was looked at"})}),
    .rest = "CHECK QUESTION ANSWER",
    .least_rest = 3,
    .most_rest = 3,
    .run = run};

}  // namespace sekimori::cli
