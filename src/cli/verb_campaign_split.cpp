#include "cli/hub_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  const Uuid campaign = TRY(Uuid::parse(arguments.rest.front()));
  const std::vector<std::string> reports(arguments.rest.begin() + 1, arguments.rest.end());
  const std::string reason = TRY(needed(arguments, "reason"));
  return with_hub(at, arguments, [&](share::ShareRoom& hub, const record::Actor& who) -> Result<Json> {
    return hub.campaigns.row(who, TRY(hub.campaigns.split(who, campaign, reports, reason)));
  });
}

}  // namespace

extern const Verb verb_campaign_split;
const Verb verb_campaign_split{.name = "campaign split",
                               .summary = {.ja = "報告を別のキャンペーンとして分ける (以後も混ざらない)",
                                           .en = "part reports from a campaign: they never join those that stayed"},
                               .options = safeguard_options({reason_option()}),
                               .rest = "CAMPAIGN REPORT...",
                               .least_rest = 2,
                               .most_rest = SIZE_MAX,
                               .run = run};

}  // namespace sekimori::cli
