#include "cli/hub_access.h"
#include "feature/share/staff.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_hub(at, arguments, [&](share::ShareRoom& hub, const record::Actor& who) -> Result<Json> {
    return shown_to(who, TRY(hub.reports.close(who, arguments.rest.front(), TRY(needed(arguments, "reason")))).value);
  });
}

}  // namespace

extern const Verb verb_report_close;
const Verb verb_report_close{.name = "report close",
                             .summary = {.ja = "報告を回答して閉じる", .en = "close a report with an answer"},
                             .options = safeguard_options({reason_option()}),
                             .rest = "REPORT",
                             .least_rest = 1,
                             .most_rest = 1,
                             .run = run};

}  // namespace sekimori::cli
