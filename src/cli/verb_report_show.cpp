#include "cli/hub_access.h"
#include "feature/share/staff.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_hub(at, arguments, [&](share::ShareRoom& hub, const record::Actor& who) -> Result<Json> {
    Json out = shown_to(who, TRY(hub.reports.find(who, arguments.rest.front())).value);
    out.set("analysis", TRY(hub.reports.analysis(who, arguments.rest.front())));
    return out;
  });
}

}  // namespace

extern const Verb verb_report_show;
const Verb verb_report_show{.name = "report show",
                            .summary = {.ja = "報告を表示する", .en = "show a report of the hub"},
                            .options = safeguard_options({}),
                            .rest = "REPORT",
                            .least_rest = 1,
                            .most_rest = 1,
                            .run = run};

}  // namespace sekimori::cli
