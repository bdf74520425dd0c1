#include "cli/letter_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  const teach::ForumMeeting meeting = TRY(teach::forum_meeting_from_json(TRY(letter_json(at, arguments.rest.front()))));
  return with_letters(at, arguments, [&](teach::TeachRoom& teach, const record::Actor& who) -> Result<Json> {
    return to_json(TRY(teach.meetings.add(who, meeting, arguments.value("reason"))).value);
  });
}

}  // namespace

extern const Verb verb_meeting_add;
const Verb verb_meeting_add{.name = "meeting add",
                            .summary = {.ja = "フォーラムの会合を予定に入れる (JSON)", .en = "add a meeting of the forum (a JSON file)"},
                            .options = safeguard_options({reason_option()}),
                            .rest = "FILE",
                            .least_rest = 1,
                            .most_rest = 1,
                            .run = run};

}  // namespace sekimori::cli
