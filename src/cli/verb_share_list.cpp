#include "cli/hub_access.h"

namespace sekimori::cli {
namespace {

const HubListing& listing() {
  static const HubListing one{
      {{"state", "state", HubWords::share_state}, {"tlp", "tlp", HubWords::tlp}, {"kind", "kind", HubWords::report_kind}}, "released_at"};
  return one;
}

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return list_of_hub(
      at, arguments, listing(),
      [](share::ShareRoom& hub, const record::Actor& who) -> Result<std::vector<Json>> {
        std::vector<Json> out;
        for (const share::KnownShare& known : TRY(hub.reports.shares(who))) {
          Json one = shown_json(known.value);
          const std::string_view state = known.value.recalled_at ? "recalled" : "shared";
          out.push_back(std::move(one.set("state", state)));
        }
        return out;
      },
      [&](const Json& one) {
        return fmt::format("{:<11} {:<10} {:<13} {:<22} {}", one["number"].text(), one["audience"].text(),
                           "TLP:" + std::string(one["tlp"].text()), word_of(HubWords::report_kind, one["kind"].text(), at.language),
                           one["recalled_at"].is_null() ? std::string() : word_of(HubWords::share_state, "recalled", at.language));
      });
}

}  // namespace

extern const Verb verb_share_list;
const Verb verb_share_list{.name = "share list",
                           .summary = {.ja = "共有された注意喚起の一覧", .en = "list what was shared"},
                           .options = safeguard_options(listing_options(listing())),
                           .run = run};

}  // namespace sekimori::cli
