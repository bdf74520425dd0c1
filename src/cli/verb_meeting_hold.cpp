#include "cli/letter_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_letters(at, arguments, [&](teach::TeachRoom& teach, const record::Actor& who) -> Result<Json> {
    return to_json(TRY(teach.meetings.hold(who, arguments.rest.front(), arguments.all("attendee"), arguments.value("next"))).value);
  });
}

}  // namespace

extern const Verb verb_meeting_hold;
const Verb verb_meeting_hold{
    .name = "meeting hold",
    .summary = {.ja = "会合を開いたと記す", .en = "say that a meeting was held, who came, when the next one is"},
    .options = safeguard_options({repeated_option("attendee", "NAME", {.ja = "出席した団体", .en = "organisation that came"}),
                                  value_option("next", "TEXT", {.ja = "次回", .en = "when the next one is"})}),
    .rest = "NUMBER",
    .least_rest = 1,
    .most_rest = 1,
    .run = run};

}  // namespace sekimori::cli
