#include "cli/forum_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_hub(at, arguments, [&](share::ShareRoom& hub, const record::Actor& who) -> Result<Json> {
    return to_json(TRY(hub.polls.find(who, arguments.rest.front())));
  });
}

}  // namespace

extern const Verb verb_poll_show;
const Verb verb_poll_show{.name = "poll show",
                          .summary = {.ja = "アンケートと、終わった後の結果", .en = "show a poll and, after its end, what came out"},
                          .options = safeguard_options({}),
                          .rest = "POLL",
                          .least_rest = 1,
                          .most_rest = 1,
                          .run = run};

}  // namespace sekimori::cli
