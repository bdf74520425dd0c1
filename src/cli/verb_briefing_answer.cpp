#include "cli/letter_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  const auto state = teach::briefing_state_from(arguments.rest.at(1));
  if (!state || *state == teach::BriefingState::open)
    return error(ErrorCode::usage, "'{}': answered or declined is needed", arguments.rest.at(1));
  return with_letters(at, arguments, [&](teach::TeachRoom& teach, const record::Actor& who) -> Result<Json> {
    return to_json(
        TRY(teach.briefings.answer(who, arguments.rest.front(), *state, arguments.value("answer"), arguments.value("seminar"))).value);
  });
}

}  // namespace

extern const Verb verb_briefing_answer;
const Verb verb_briefing_answer{
    .name = "briefing answer",
    .summary = {.ja = "依頼がどうなったかを記す", .en = "say what became of a request"},
    .options = safeguard_options({value_option("answer", "TEXT", {.ja = "答えまたは理由", .en = "the answer, or why not"}),
                                  value_option("seminar", "NUMBER", {.ja = "それで開くセミナー", .en = "the seminar that came of it"})}),
    .rest = "NUMBER STATE",
    .least_rest = 2,
    .most_rest = 2,
    .run = run};

}  // namespace sekimori::cli
