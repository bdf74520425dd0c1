#include "cli/letter_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_letters(at, arguments, [&](teach::TeachRoom& teach, const record::Actor& who) -> Result<Json> {
    return to_json(TRY(teach.meetings.approve_minutes(who, arguments.rest.front())).value);
  });
}

}  // namespace

extern const Verb verb_meeting_approve;
const Verb verb_meeting_approve{
    .name = "meeting approve",
    .summary = {.ja = "議事要旨を承認する (書いた人とは別の人)", .en = "approve the minutes: another person than who wrote them"},
    .options = safeguard_options(),
    .rest = "NUMBER",
    .least_rest = 1,
    .most_rest = 1,
    .run = run};

}  // namespace sekimori::cli
