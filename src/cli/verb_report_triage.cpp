#include "cli/hub_access.h"
#include "feature/share/staff.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  const auto as = share::triage_from(arguments.rest.at(1));
  if (!as || *as == share::Triage::waiting)
    return error(ErrorCode::usage, "'{}': targeted, mass_mail, phishing or other is needed", arguments.rest.at(1));
  return with_hub(at, arguments, [&](share::ShareRoom& hub, const record::Actor& who) -> Result<Json> {
    return shown_to(who, TRY(hub.reports.triage(who, arguments.rest.front(), *as, arguments.value("note", ""))).value);
  });
}

}  // namespace

extern const Verb verb_report_triage;
const Verb verb_report_triage{
    .name = "report triage",
    .summary = {.ja = "報告を仕分ける", .en = "triage a report"},
    .options = safeguard_options({value_option("note", "TEXT", {.ja = "理由や返答", .en = "why, or what was answered"})}),
    .rest = "REPORT TRIAGE",
    .least_rest = 2,
    .most_rest = 2,
    .run = run};

}  // namespace sekimori::cli
