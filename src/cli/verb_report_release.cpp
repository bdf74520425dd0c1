#include "cli/hub_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  const std::string tlp = arguments.has("tlp") ? TRY(tlp_named("tlp", arguments.value("tlp"))) : std::string();
  return with_hub(at, arguments, [&](share::ShareRoom& hub, const record::Actor& who) -> Result<Json> {
    return to_json(TRY(hub.reports.release(who, arguments.rest.front(), tlp)).value);
  });
}

}  // namespace

extern const Verb verb_report_release;
const Verb verb_report_release{
    .name = "report release",
    .summary = {.ja = "同意された下書きを共有する", .en = "release what was consented to"},
    .options = safeguard_options(
        {value_option("tlp", "LABEL", {.ja = "同意されたものより狭いラベル", .en = "a label stricter than the one that was agreed to"})}),
    .rest = "REPORT",
    .least_rest = 1,
    .most_rest = 1,
    .run = run};

}  // namespace sekimori::cli
