#include "cli/hub_access.h"
#include "feature/share/staff.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  const auto until = TRY(day_of(arguments, "until"));
  return with_hub(at, arguments, [&](share::ShareRoom& hub, const record::Actor& who) -> Result<Json> {
    return shown_to(who,
                    TRY(hub.reports.consent(who, arguments.rest.front(), arguments.rest.at(1), until, arguments.value("note", ""))).value);
  });
}

}  // namespace

extern const Verb verb_report_consent;
const Verb verb_report_consent{.name = "report consent",
                               .summary = {.ja = "下書きのそのままの共有に同意する", .en = "consent to exactly these bytes"},
                               .options = safeguard_options({value_option("until", "DAY", {.ja = "この日まで", .en = "until this day"}),
                                                             value_option("note", "TEXT", {.ja = "条件など", .en = "conditions"})}),
                               .rest = "REPORT SHA256",
                               .least_rest = 2,
                               .most_rest = 2,
                               .run = run};

}  // namespace sekimori::cli
