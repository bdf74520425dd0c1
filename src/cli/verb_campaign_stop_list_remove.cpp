#include "cli/hub_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  const std::string reason = TRY(needed(arguments, "reason"));
  return with_hub(at, arguments, [&](share::ShareRoom& hub, const record::Actor& who) -> Result<Json> {
    return hub.campaigns.remove_stop_list(who, arguments.rest.front(), reason);
  });
}

}  // namespace

extern const Verb verb_campaign_stop_list_remove;
const Verb verb_campaign_stop_list_remove{.name = "campaign stop-list remove",
                                          .summary = {.ja = "結び付けに使わない値の一覧を外し、結び付けをやり直す",
                                                      .en = "take a stop-list out; campaigns are made anew without it"},
                                          .options = safeguard_options({reason_option()}),
                                          .rest = "NAME",
                                          .least_rest = 1,
                                          .most_rest = 1,
                                          .run = run};

}  // namespace sekimori::cli
