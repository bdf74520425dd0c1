#include "cli/letter_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  const std::string text = TRY(letter_file(at, arguments.rest.at(1)));
  return with_letters(at, arguments, [&](teach::TeachRoom& teach, const record::Actor& who) -> Result<Json> {
    return to_json(TRY(teach.meetings.write_minutes(who, arguments.rest.front(), text)).value);
  });
}

}  // namespace

extern const Verb verb_meeting_minutes;
const Verb verb_meeting_minutes{.name = "meeting minutes",
                                .summary = {.ja = "議事要旨を書く", .en = "write the minutes of a meeting"},
                                .options = safeguard_options(),
                                .rest = "NUMBER FILE",
                                .least_rest = 2,
                                .most_rest = 2,
                                .run = run};

}  // namespace sekimori::cli
