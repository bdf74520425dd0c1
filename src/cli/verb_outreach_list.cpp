#include "cli/govern_access.h"
#include "cli/hub_access.h"

namespace sekimori::cli {
namespace {

const HubListing& listing() {
  static const HubListing one{{{"to", "to", HubWords::reached}, {"by", "by", HubWords::forum_source}}};
  return one;
}

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return list_of_hub(
      at, arguments, listing(),
      [&](share::ShareRoom& hub, const record::Actor& who) -> Result<std::vector<Json>> {
        std::vector<Json> out;
        for (const share::KnownVisit& known : TRY(hub.outreach.list(who))) out.push_back(to_json(known.value));
        return out;
      },
      [&](const Json& one) {
        return fmt::format("{:<11} {} {:<13} {:<13} {:>4} {}", one["number"].text(), one["day"].text(),
                           word_of(HubWords::forum_source, one["by"].text(), at.language),
                           word_of(HubWords::reached, one["to"].text(), at.language), one["reached"].integer_or(0),
                           in_words(one["topic"], at.language));
      });
}

}  // namespace

extern const Verb verb_outreach_list;
const Verb verb_outreach_list{.name = "outreach list",
                              .summary = {.ja = "訪問の記録の一覧", .en = "list visits to firms and universities"},
                              .options = safeguard_options(listing_options(listing())),
                              .run = run};

}  // namespace sekimori::cli
