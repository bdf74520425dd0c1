#include "cli/hub_access.h"

namespace sekimori::cli {
namespace {

const HubListing& listing() {
  static const HubListing one{{{"state", "state", HubWords::invitation_state}}};
  return one;
}

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return list_of_hub(
      at, arguments, listing(),
      [&](share::ShareRoom& hub, const record::Actor& who) -> Result<std::vector<Json>> {
        std::vector<Json> out;
        for (const share::KnownInvitation& known : TRY(hub.invitations.list(who))) out.push_back(to_json(known));
        return out;
      },
      [&](const Json& one) {
        return fmt::format("{} {:<7} {:<8} {} {} {}", one["id"].text(), one["member"].text(),
                           word_of(HubWords::invitation_state, one["state"].text(), at.language), one["mail"].text(),
                           one["expires_at"].text(), one["login"].text());
      });
}

}  // namespace

extern const Verb verb_invitation_list;
const Verb verb_invitation_list{.name = "invitation list",
                                .summary = {.ja = "窓口への招待の一覧", .en = "list invitations of contacts"},
                                .options = safeguard_options(listing_options(listing())),
                                .run = run};

}  // namespace sekimori::cli
