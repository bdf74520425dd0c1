#include "cli/hub_access.h"
#include "feature/share/staff.h"

namespace sekimori::cli {
namespace {

const HubListing& listing() {
  static const HubListing one{
      {{"state", "state", HubWords::report_state}, {"triage", "triage", HubWords::triage}, {"kind", "kind", HubWords::report_kind}},
      "received_at"};
  return one;
}

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return list_of_hub(
      at, arguments, listing(),
      [](share::ShareRoom& hub, const record::Actor& who) -> Result<std::vector<Json>> {
        std::vector<Json> out;
        for (const share::KnownReport& known : TRY(hub.reports.list(who))) out.push_back(shown_to(who, known.value));
        return out;
      },
      [&](const Json& one) {
        return fmt::format("{:<11} {:<10} {:<10} {:<22} {}", one["number"].text(),
                           word_of(HubWords::report_state, one["state"].text(), at.language),
                           word_of(HubWords::triage, one["triage"].text(), at.language),
                           word_of(HubWords::report_kind, one["kind"].text(), at.language), one["title"].text());
      });
}

}  // namespace

extern const Verb verb_report_list;
const Verb verb_report_list{.name = "report list",
                            .summary = {.ja = "ハブに届いた報告の一覧", .en = "list the reports of the hub"},
                            .options = safeguard_options(listing_options(listing())),
                            .run = run};

}  // namespace sekimori::cli
