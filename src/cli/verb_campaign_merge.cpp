#include "cli/hub_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  std::vector<Uuid> campaigns;
  for (const std::string& one : arguments.rest) campaigns.push_back(TRY(Uuid::parse(one)));
  const std::string reason = TRY(needed(arguments, "reason"));
  return with_hub(at, arguments, [&](share::ShareRoom& hub, const record::Actor& who) -> Result<Json> {
    return hub.campaigns.row(who, TRY(hub.campaigns.merge(who, campaigns, reason)));
  });
}

}  // namespace

extern const Verb verb_campaign_merge;
const Verb verb_campaign_merge{.name = "campaign merge",
                               .summary = {.ja = "キャンペーンを一つにする (以後も離れない)", .en = "make campaigns one, for good"},
                               .options = safeguard_options({reason_option()}),
                               .rest = "CAMPAIGN CAMPAIGN...",
                               .least_rest = 2,
                               .most_rest = SIZE_MAX,
                               .run = run};

}  // namespace sekimori::cli
