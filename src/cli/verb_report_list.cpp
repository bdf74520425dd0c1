#include "cli/hub_access.h"
#include "feature/share/staff.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return list_of_hub(
      at, arguments,
      [](share::ShareRoom& hub, const record::Actor& who) -> Result<std::vector<Json>> {
        std::vector<Json> out;
        for (const share::KnownReport& known : TRY(hub.reports.list(who))) out.push_back(shown_to(who, known.value));
        return out;
      },
      [](const Json& one) {
        return fmt::format("{:<11} {:<10} {:<10} {:<22} {}", one["number"].text(), one["state"].text(), one["triage"].text(),
                           one["kind"].text(), one["title"].text());
      });
}

}  // namespace

extern const Verb verb_report_list;
const Verb verb_report_list{.name = "report list",
                            .summary = {.ja = "ハブに届いた報告の一覧", .en = "list the reports of the hub"},
                            .options = safeguard_options({}),
                            .run = run};

}  // namespace sekimori::cli
