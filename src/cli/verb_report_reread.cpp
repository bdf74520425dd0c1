#include "cli/hub_access.h"
#include "feature/share/staff.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_hub(at, arguments, [&](share::ShareRoom& hub, const record::Actor& who) -> Result<Json> {
    const std::string& number = arguments.rest.front();
    Json out = shown_to(who, TRY(hub.reports.reread(who, number, arguments.all("password"))).value);
    out.set("analysis", TRY(hub.reports.analysis(who, number)));
    return out;
  });
}

}  // namespace

extern const Verb verb_report_reread;
const Verb verb_report_reread{
    .name = "report reread",
    .summary = {.ja = "報告のファイルを読み直す (閲覧は記録される)", .en = "read a report's files anew (looking is recorded)"},
    .options = safeguard_options({repeated_option("password", "WORD", {.ja = "書庫のパスワード", .en = "password of an archive"})}),
    .rest = "REPORT",
    .least_rest = 1,
    .most_rest = 1,
    .run = run};

}  // namespace sekimori::cli
