#include "cli/letter_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  const auto state = teach::seminar_state_from(arguments.rest.at(1));
  if (!state) return error(ErrorCode::usage, "'{}': open, closed, held or cancelled is needed", arguments.rest.at(1));
  return with_letters(at, arguments, [&](teach::TeachRoom& teach, const record::Actor& who) -> Result<Json> {
    return to_json(
        TRY(teach.seminars.set_state(who, arguments.rest.front(), *state, arguments.value("reason"), seminar_page(arguments))).value);
  });
}

}  // namespace

extern const Verb verb_seminar_state;
const Verb verb_seminar_state{
    .name = "seminar state",
    .summary = {.ja = "受付の開始・締め切り・中止 (open, closed, cancelled)", .en = "open, close or call off a seminar"},
    .options = safeguard_options({reason_option(), public_url_option()}),
    .rest = "NUMBER STATE",
    .least_rest = 2,
    .most_rest = 2,
    .run = run};

}  // namespace sekimori::cli
