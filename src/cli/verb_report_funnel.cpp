#include "cli/hub_access.h"
#include "feature/share/funnel.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return list_of_hub(
      at, arguments,
      [](share::ShareRoom& hub, const record::Actor& who) -> Result<std::vector<Json>> {
        return to_json(share::funnel_of(TRY(hub.reports.list(who)), TRY(hub.reports.shares(who)))).items();
      },
      [](const Json& one) {
        const std::string hours = one["median_hours"].is_null() ? "" : fmt::format("{:.1f} h", one["median_hours"].number_or(0));
        return fmt::format("{:<10} {:>6} {:>10}", one["step"].text(), one["count"].integer_or(0), hours);
      });
}

}  // namespace

extern const Verb verb_report_funnel;
const Verb verb_report_funnel{
    .name = "report funnel",
    .summary = {.ja = "報告がどこまで進み、何時間かかったか", .en = "how far reports got, and the median hours it took"},
    .options = safeguard_options({}),
    .run = run};

}  // namespace sekimori::cli
