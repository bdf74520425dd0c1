#include "cli/hub_access.h"
#include "feature/share/staff.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_hub(at, arguments, [&](share::ShareRoom& hub, const record::Actor& who) -> Result<Json> {
    return shown_to(who, TRY(hub.reports.review(who, arguments.rest.front(), arguments.rest.at(1), arguments.value("note", ""))).value);
  });
}

}  // namespace

extern const Verb verb_report_review;
const Verb verb_report_review{.name = "report review",
                              .summary = {.ja = "下書きを確認する (第二の人)", .en = "review a draft, as the second person"},
                              .options = safeguard_options({value_option("note", "TEXT", {.ja = "所見", .en = "what was seen"})}),
                              .rest = "REPORT SHA256",
                              .least_rest = 2,
                              .most_rest = 2,
                              .run = run};

}  // namespace sekimori::cli
