#include "cli/hub_access.h"

namespace sekimori::cli {
namespace {

const HubListing& listing() {
  static const HubListing one{{{"state", "state", HubWords::member_state}, {"class", "class", HubWords::member_class}}};
  return one;
}

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return list_of_hub(
      at, arguments, listing(),
      [&](share::ShareRoom& hub, const record::Actor& who) -> Result<std::vector<Json>> {
        std::vector<Json> out;
        if (const std::string sig = arguments.value("sig", ""); !sig.empty()) TRY(hub.sigs.find(who, sig));
        for (const share::KnownMember& known : TRY(hub.members.list(who, arguments.value("sig", ""))))
          out.push_back(share::told_to(who, known));
        return out;
      },
      [&](const Json& one) {
        std::string sigs;
        for (const Json& sig : one["sigs"].items()) sigs += (sigs.empty() ? "" : ",") + std::string(sig.text());
        const auto names = one["known_by"]["names"].items();
        return fmt::format(
            "{:<8} {:<10} {:<12} {:<20} {}", one["number"].text(), word_of(HubWords::member_state, one["state"].text(), at.language),
            word_of(HubWords::member_class, one["class"].text(), at.language), sigs, names.empty() ? "" : names.front().text());
      });
}

}  // namespace

extern const Verb verb_member_list;
const Verb verb_member_list{.name = "member list",
                            .summary = {.ja = "ハブの参加組織の一覧", .en = "list the members of the hub"},
                            .options = safeguard_options(listing_options(
                                listing(), {value_option("sig", "SIG", {.ja = "このグループの参加組織", .en = "of this group"})})),
                            .run = run};

}  // namespace sekimori::cli
