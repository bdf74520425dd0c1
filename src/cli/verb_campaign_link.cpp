#include "cli/hub_access.h"
#include "node/report_linking.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_safeguards(at, arguments, [&](node::Node& node, const record::Actor& who) -> Result<ExitCode> {
    const node::LinkedReports done = TRY(node::ReportLinking(node, at.program).catch_up(who));
    for (const auto& [number, problem] : done.failed) at.note(fmt::format("{}: {}\n", number, problem.in(at.language)));
    print(at, arguments, Json::object({{"linked", done.linked}, {"left", done.left}, {"failed", done.failed.size()}}));
    return done.failed.empty() ? ExitCode::ok : ExitCode::partial;
  });
}

}  // namespace

extern const Verb verb_campaign_link;
const Verb verb_campaign_link{.name = "campaign link",
                              .summary = {.ja = "まだ結び付けていない報告を結び付ける", .en = "link the reports that are not linked yet"},
                              .options = safeguard_options({}),
                              .run = run};

}  // namespace sekimori::cli
