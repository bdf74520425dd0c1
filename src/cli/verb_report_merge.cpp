#include "cli/hub_access.h"
#include "feature/share/staff.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_hub(at, arguments, [&](share::ShareRoom& hub, const record::Actor& who) -> Result<Json> {
    return shown_to(who, TRY(hub.reports.merge(who, arguments.rest.front(), arguments.rest.at(1), arguments.value("reason", ""))).value);
  });
}

}  // namespace

extern const Verb verb_report_merge;
const Verb verb_report_merge{
    .name = "report merge",
    .summary = {.ja = "同じメールの報告をまとめる", .en = "merge a report into another that tells of the same mails"},
    .options = safeguard_options({reason_option()}),
    .rest = "REPORT INTO",
    .least_rest = 2,
    .most_rest = 2,
    .run = run};

}  // namespace sekimori::cli
