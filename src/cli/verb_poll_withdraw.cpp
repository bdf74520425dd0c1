#include "cli/forum_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_hub(at, arguments, [&](share::ShareRoom& hub, const record::Actor& who) -> Result<Json> {
    return to_json(TRY(hub.polls.withdraw(who, arguments.rest.front(), arguments.value("reason", ""))).value);
  });
}

}  // namespace

extern const Verb verb_poll_withdraw;
const Verb verb_poll_withdraw{
    .name = "poll withdraw",
    .summary = {.ja = "アンケートを集計せずに終える", .en = "end a poll without counting; its ballots are destroyed"},
    .options = safeguard_options({reason_option()}),
    .rest = "POLL",
    .least_rest = 1,
    .most_rest = 1,
    .run = run};

}  // namespace sekimori::cli
