#include "cli/forum_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_hub(at, arguments, [&](share::ShareRoom& hub, const record::Actor& who) -> Result<Json> {
    return to_json(TRY(hub.forum.decline(who, arguments.rest.front(), arguments.value("reason", ""))).value);
  });
}

}  // namespace

extern const Verb verb_forum_decline;
const Verb verb_forum_decline{.name = "forum decline",
                              .summary = {.ja = "提案を見送る", .en = "decline a proposal"},
                              .options = safeguard_options({reason_option()}),
                              .rest = "PROPOSAL",
                              .least_rest = 1,
                              .most_rest = 1,
                              .run = run};

}  // namespace sekimori::cli
