#include "cli/hub_access.h"
#include "feature/share/staff.h"

namespace sekimori::cli {
namespace {

const HubListing& listing() {
  static const HubListing one{{{"state", "state", HubWords::rescue_state}}, "steps"};
  return one;
}

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return list_of_hub(
      at, arguments, listing(),
      [](share::ShareRoom& hub, const record::Actor& who) -> Result<std::vector<Json>> {
        std::vector<Json> out;
        for (const share::KnownRescue& one : TRY(hub.rescues.list(who))) out.push_back(shown_to(who, one.value));
        return out;
      },
      [&](const Json& one) {
        return fmt::format("{}  {}  {}  {}{}", one["number"].text(), word_of(HubWords::rescue_state, one["state"].text(), at.language),
                           word_of(HubWords::urgency, one["triage"]["urgency"].text(), at.language), one["member"].text(),
                           one["body"].text());
      });
}

}  // namespace

extern const Verb verb_rescue_list;
const Verb verb_rescue_list{.name = "rescue list",
                            .summary = {.ja = "救援の求めを一覧する", .en = "list calls for help"},
                            .options = safeguard_options(listing_options(listing())),
                            .rest = "",
                            .least_rest = 0,
                            .most_rest = 0,
                            .run = run};

}  // namespace sekimori::cli
