#include "cli/letter_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_letters(at, arguments, [&](teach::TeachRoom& teach, const record::Actor& who) -> Result<Json> {
    return to_json(TRY(teach.meetings.find(who, arguments.rest.front())).value);
  });
}

}  // namespace

extern const Verb verb_meeting_show;
const Verb verb_meeting_show{.name = "meeting show",
                             .summary = {.ja = "会合の議題・資料・議事要旨", .en = "show a meeting: agenda, papers, minutes"},
                             .options = safeguard_options(),
                             .rest = "NUMBER",
                             .least_rest = 1,
                             .most_rest = 1,
                             .run = run};

}  // namespace sekimori::cli
