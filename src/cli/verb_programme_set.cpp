#include "cli/govern_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  govern::PromiseStanding standing;
  const std::string state = TRY(needed(arguments, "state"));
  const auto known = govern::promise_state_from(state);
  if (!known) return error(ErrorCode::usage, "--state '{}': open, under_way, kept or dropped is needed", state);
  standing.state = *known;
  standing.owner = arguments.value("owner", "");
  standing.note = arguments.value("note", "");
  standing.due = TRY(written_day_of(arguments, "due"));
  return with_govern(at, arguments, [&](govern::GovernRoom& govern, const record::Actor& who) -> Result<Json> {
    return to_json(TRY(govern.programme.set(who, arguments.rest.front(), standing)));
  });
}

}  // namespace

extern const Verb verb_programme_set;
const Verb verb_programme_set{
    .name = "programme set",
    .summary = {.ja = "約束の状態・担当・期日を記す", .en = "say how a promise stands, who has it in hand, by when"},
    .options = safeguard_options(
        {value_option("state", "STATE", {.ja = "open、under_way、kept、dropped", .en = "open, under_way, kept or dropped"}),
         value_option("owner", "TEXT", {.ja = "担当", .en = "who has it in hand"}),
         value_option("due", "DAY", {.ja = "期日", .en = "by when"}),
         value_option("note", "TEXT", {.ja = "根拠・備考", .en = "by what; a note"})}),
    .rest = "PROMISE",
    .least_rest = 1,
    .most_rest = 1,
    .run = run};

}  // namespace sekimori::cli
