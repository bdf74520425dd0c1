#include "cli/hub_access.h"
#include "feature/share/staff.h"

namespace sekimori::cli {
namespace {

const HubListing& listing() {
  static const HubListing one{{{"state", "state", HubWords::referral_state}, {"scope", "scope", HubWords::referral_scope}}};
  return one;
}

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return list_of_hub(
      at, arguments, listing(),
      [](share::ShareRoom& hub, const record::Actor& who) -> Result<std::vector<Json>> {
        std::vector<Json> out;
        for (const share::KnownReferral& one : TRY(hub.referrals.list(who))) out.push_back(shown_to(who, one.value));
        return out;
      },
      [&](const Json& one) {
        return fmt::format("{}  {}  {}  {}  {}", one["number"].text(), one["report"].text(),
                           word_of(HubWords::referral_state, one["state"].text(), at.language),
                           word_of(HubWords::referral_scope, one["scope"].text(), at.language), one["target"].text());
      });
}

}  // namespace

extern const Verb verb_referral_list;
const Verb verb_referral_list{.name = "referral list",
                              .summary = {.ja = "引き継ぎを一覧する", .en = "list what is handed on"},
                              .options = safeguard_options(listing_options(listing())),
                              .rest = "",
                              .least_rest = 0,
                              .most_rest = 0,
                              .run = run};

}  // namespace sekimori::cli
