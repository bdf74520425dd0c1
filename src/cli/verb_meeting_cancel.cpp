#include "cli/letter_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_letters(at, arguments, [&](teach::TeachRoom& teach, const record::Actor& who) -> Result<Json> {
    return to_json(TRY(teach.meetings.cancel(who, arguments.rest.front(), arguments.value("reason"))).value);
  });
}

}  // namespace

extern const Verb verb_meeting_cancel;
const Verb verb_meeting_cancel{.name = "meeting cancel",
                               .summary = {.ja = "会合を取りやめる", .en = "call a meeting off"},
                               .options = safeguard_options({reason_option()}),
                               .rest = "NUMBER",
                               .least_rest = 1,
                               .most_rest = 1,
                               .run = run};

}  // namespace sekimori::cli
