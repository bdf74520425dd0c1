#include "cli/letter_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  const teach::ForumMeeting meeting = TRY(teach::forum_meeting_from_json(TRY(letter_json(at, arguments.rest.at(1)))));
  return with_letters(at, arguments, [&](teach::TeachRoom& teach, const record::Actor& who) -> Result<Json> {
    return to_json(TRY(teach.meetings.amend(who, arguments.rest.front(), meeting, arguments.value("reason"))).value);
  });
}

}  // namespace

extern const Verb verb_meeting_amend;
const Verb verb_meeting_amend{.name = "meeting amend",
                              .summary = {.ja = "会合の予定を変える (JSON)", .en = "change a meeting (a JSON file)"},
                              .options = safeguard_options({reason_option()}),
                              .rest = "NUMBER FILE",
                              .least_rest = 2,
                              .most_rest = 2,
                              .run = run};

}  // namespace sekimori::cli
