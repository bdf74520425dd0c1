#include "cli/hub_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_hub(at, arguments, [&](share::ShareRoom& hub, const record::Actor& who) -> Result<Json> {
    return to_json(TRY(hub.reports.recall(who, arguments.rest.front(), TRY(needed(arguments, "reason")))).value);
  });
}

}  // namespace

extern const Verb verb_share_recall;
const Verb verb_share_recall{.name = "share recall",
                             .summary = {.ja = "共有したものを取り消す", .en = "recall what was shared"},
                             .options = safeguard_options({reason_option()}),
                             .rest = "SHARE",
                             .least_rest = 1,
                             .most_rest = 1,
                             .run = run};

}  // namespace sekimori::cli
