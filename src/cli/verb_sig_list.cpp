#include "cli/hub_access.h"

namespace sekimori::cli {
namespace {

const HubListing& listing() {
  static const HubListing one{{{"kind", "kind", HubWords::sig_kind}}};
  return one;
}

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return list_of_hub(
      at, arguments, listing(),
      [](share::ShareRoom& hub, const record::Actor& who) -> Result<std::vector<Json>> {
        std::vector<Json> out;
        for (const share::KnownSig& known : TRY(hub.sigs.list(who))) out.push_back(to_json(known));
        return out;
      },
      [&](const Json& one) {
        return fmt::format("{:<12} {:<12} k={} {}", one["sig"].text(), word_of(HubWords::sig_kind, one["kind"].text(), at.language),
                           one["k"].integer_or(0), one["name"][at.language == Language::ja ? "ja" : "en"].text());
      });
}

}  // namespace

extern const Verb verb_sig_list;
const Verb verb_sig_list{.name = "sig list",
                         .summary = {.ja = "ハブのグループの一覧", .en = "list the groups of the hub"},
                         .options = safeguard_options(listing_options(listing())),
                         .run = run};

}  // namespace sekimori::cli
