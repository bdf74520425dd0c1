#include "cli/hub_access.h"
#include "feature/share/staff.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  const std::string widest = TRY(needed(arguments, "widest"));
  return with_hub(at, arguments, [&](share::ShareRoom& hub, const record::Actor& who) -> Result<Json> {
    return shown_to(
        who, TRY(hub.reports.allow(who, arguments.rest.front(), widest == "inside" ? "" : widest, TRY(needed(arguments, "reason")))).value);
  });
}

}  // namespace

extern const Verb verb_report_allow;
const Verb verb_report_allow{
    .name = "report allow",
    .summary = {.ja = "報告をどこまで広げてよいかを報告した側が決める", .en = "say how far one's own report may go"},
    .options = safeguard_options({reason_option(), value_option("widest", "LABEL",
                                                                {.ja = "最も広いラベル。inside なら報告の中のラベルに戻す",
                                                                 .en = "the widest label; inside: the label in the report binds again"})}),
    .rest = "REPORT",
    .least_rest = 1,
    .most_rest = 1,
    .run = run};

}  // namespace sekimori::cli
